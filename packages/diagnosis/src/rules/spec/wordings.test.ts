import { expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

/** What Argo CD and those it asks said over their versions, word for word. */
const said: readonly (readonly [mode: string, words: string])[] = [
  ["B1", "application repo https://x is not permitted in project 'p'"],
  [
    "B2",
    "application destination server 'https://k' and namespace 'ns' do not match any of the allowed destinations in project 'p'",
  ],
  ["B3", "Application referencing project p which does not exist"],
  ["B4", "application 'a' in namespace 'ns' is not permitted to use project 'p'"],
  ["B4", "application 'a' in namespace 'ns' is not allowed to use project 'p'"],
  ["B6", "application destination spec for a is invalid: x"],
  ["B6", "there are no clusters with this name: x"],
  ["B6", "there are 2 clusters with the same name: [a b]"],
  [
    "B6",
    'error getting cluster by server "https://x": rpc error: code = NotFound desc = cluster "https://x" not found',
  ],
  ["B6", "application destination can't have both name and server defined: x https://y"],
  ["B6", "Destination server missing from app spec"],
  [
    "B6",
    'application destination server https://x not found: unable to find destination server: error getting cluster by server "https://x": rpc error: code = NotFound desc = cluster "https://x" not found',
  ],
  ["B6", "unable to find destination server: there are no clusters with this name: x"],
];

it.each(said)("%s: %s", (mode, words) => {
  const conditions = [{ type: "InvalidSpecError", message: words }];

  const { findings } = diagnose(
    buildObserved({ health: "Healthy", sync: "Unknown", status: { conditions } }),
  );

  expect(findings.map((finding) => finding.mode)).toEqual([mode]);
  expect(findings[0]?.headline).not.toMatch(/undefined|\(empty\)/);
});
