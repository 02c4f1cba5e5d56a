import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { nameRules } from "./mutate/name-rules.ts";
import { runTests } from "./mutate/run-tests.ts";

/**
 * `pnpm mutate rules`: takes each rule of the diagnosis away in turn and looks whether a test notices. Ends
 * with 1 when one does not, 2 when it was not understood. `pnpm mutate rules NAME` takes only those.
 */
const root = join(import.meta.dirname, "..");

/** By rule, the test files in which it has answered, the quickest first. */
async function traceRules(): Promise<ReadonlyMap<number, readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), "lynceus-rules-"));
  try {
    const tested = await runTests([], { LYNCEUS_TRACE_RULES: folder }, { bail: 0 });
    const green = new Map(tested.filter(({ passed }) => passed).map(({ file, ms }) => [file, ms]));
    for (const { file } of tested.filter(({ passed }) => !passed)) {
      console.error(`${relative(root, file)} fails as it is, and proves nothing`);
    }
    const files = new Map<number, string[]>();
    for (const entry of readdirSync(folder)) {
      const text = readFileSync(join(folder, entry), "utf8");
      const { file, fired } = JSON.parse(text) as { file: string; fired: readonly number[] };
      if (!green.has(file)) continue;
      for (const rule of fired) files.set(rule, [...(files.get(rule) ?? []), file]);
    }
    const quickness = (file: string) => green.get(file) ?? 0;
    for (const those of files.values()) those.sort((a, b) => quickness(a) - quickness(b));
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The test file that turns red without the rule; undefined when none does. */
async function findWitness(rule: number, files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const tested = await runTests([file], { LYNCEUS_WITHOUT_RULE: String(rule) }, { bail: 1 });
    if (tested.some(({ passed }) => !passed)) return file;
  }
  return undefined;
}

async function mutateRules(wanted: string): Promise<number> {
  const [names, files] = [await nameRules(), await traceRules()];
  const survivors: string[] = [];
  let taken = 0;
  for (const [rule, name] of names.entries()) {
    if (!name.includes(wanted)) continue;
    taken += 1;
    const witness = await findWitness(rule, files.get(rule) ?? []);
    if (witness === undefined) survivors.push(name);
    console.error(`${name}: ${witness === undefined ? "SURVIVES" : relative(root, witness)}`);
  }
  console.log(`${taken} rules taken away, ${survivors.length} not missed by any test.`);
  for (const name of survivors) console.log(`  ${name}`);
  return survivors.length === 0 ? 0 : 1;
}

const [what, wanted = ""] = process.argv.slice(2).filter((word) => word !== "--");
if (what === "rules") process.exitCode = await mutateRules(wanted);
else {
  console.error("Say what to mutate: pnpm mutate rules [NAME]");
  process.exitCode = 2;
}
