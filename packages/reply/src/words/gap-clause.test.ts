import { expect, it } from "vitest";
import { gapClause } from "./gap-clause.ts";

it("keeps what is short, without its full stop", () => {
  expect(gapClause("events: Argo CD refused them (403).")).toBe(
    "events: Argo CD refused them (403)",
  );
});

it("says of a long reason what failed, not what wraps it", () => {
  const sha = "6edb13af0e41c4c01c2cf64051ac506dff28d742";
  const gap = `the commit \`6edb13a\`: Argo CD failed on revision \`${sha}\` of \`billing\` (\`git fetch origin ${sha} --force --prune\` failed exit status 128: not our ref ${sha})`;

  expect(gapClause(gap)).toBe(
    "the commit `6edb13a`: Argo CD failed on revision `6edb13a` of `billing`",
  );
});
