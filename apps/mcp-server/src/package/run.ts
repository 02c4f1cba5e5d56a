import { buildPackage } from "./build.ts";

process.stdout.write(`${await buildPackage()}\n`);
