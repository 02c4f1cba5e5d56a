import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect } from "vitest";
import { allRules } from "../../packages/diagnosis/src/rules/all-rules.ts";
import type { Rule } from "../../packages/diagnosis/src/rules/rule.ts";

/**
 * Runs before each test file of the diagnosis. `LYNCEUS_WITHOUT_RULE` takes one rule out of the registry;
 * `LYNCEUS_TRACE_RULES` writes into that folder which rules a test file was answered by.
 */
const rules = allRules as Rule[];
const { LYNCEUS_WITHOUT_RULE: without, LYNCEUS_TRACE_RULES: folder } = process.env;

/** Files share their worker and so the registry: it is altered once. */
const altered = globalThis as { lynceusFired?: Set<number> };

if (altered.lynceusFired === undefined) {
  const fired = new Set<number>();
  altered.lynceusFired = fired;
  for (const [index, { mode, recognise }] of [...rules.entries()]) {
    rules[index] = {
      mode,
      recognise(trouble, scene) {
        if (String(index) === without) return undefined;
        const finding = recognise(trouble, scene);
        if (finding !== undefined) fired.add(index);
        return finding;
      },
    };
  }
}

if (folder !== undefined) {
  const fired = altered.lynceusFired ?? new Set();
  fired.clear();
  afterAll(() => {
    const { testPath = "" } = expect.getState();
    mkdirSync(folder, { recursive: true });
    const told = { file: testPath, fired: [...fired] };
    writeFileSync(join(folder, `${basename(testPath)}.${process.pid}.json`), JSON.stringify(told));
  });
}
