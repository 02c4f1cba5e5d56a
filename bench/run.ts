import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** `pnpm bench NAME`: runs `NAME.ts` of this folder, with the arguments that follow. */
const [name = ""] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || name === "run" || !existsSync(file)) {
  const names = readdirSync(import.meta.dirname)
    .filter((entry) => entry.endsWith(".ts") && !/^run\.ts$|\.main\.ts$/.test(entry))
    .map((entry) => entry.slice(0, -3));
  process.stderr.write(`Say which benchmark: pnpm bench ${names.join(" | pnpm bench ")}\n`);
  process.exit(2);
}
await import(file);
