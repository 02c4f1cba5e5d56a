import { takeScreenshots } from "./take-screenshots.ts";

const [folder = "docs/images", ...only] = process.argv.slice(2);
await takeScreenshots({ folder, only, print: (line) => void process.stdout.write(`${line}\n`) });
