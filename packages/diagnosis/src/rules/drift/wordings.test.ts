import { expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

/** What Argo CD and those it asks said over their versions, word for word. */
const said: readonly (readonly [mode: string, words: string])[] = [
  [
    "K8",
    "Failed to compare desired state to live state: failed to calculate diff: error calculating server side diff: The order in patch list: [map[name:A]] doesn't match $setElementOrder list: [map[name:B]]",
  ],
  [
    "K8",
    "Failed to compare desired state to live state: failed to calculate diff: error calculating structured merge diff: error building typed value from live resource: .spec.x: field not declared in schema",
  ],
];

it.each(said)("%s: %s", (mode, words) => {
  const conditions = [{ type: "ComparisonError", message: words }];

  const { findings } = diagnose(
    buildObserved({ health: "Healthy", sync: "Unknown", status: { conditions } }),
  );

  expect(findings.map((finding) => finding.mode)).toEqual([mode]);
  expect(findings[0]?.headline).not.toMatch(/undefined|\(empty\)/);
});
