import { expect, test } from "vitest";
import type { Investigated } from "../play/create-ear.ts";
import { findUnfounded } from "./check-citations.ts";

const frame = (evidence: string, data: string) => JSON.stringify({ evidence, tool: "t", data });

function investigated(excerpt: string, evidence = "e1"): Investigated {
  const citation = { evidence, excerpt, tool: "t", source: "s" };
  const answer = { claims: [{ text: "so it is", citations: [citation] }] };
  const written = frame("e9", "the model's own words");
  return {
    request: {},
    end: { kind: "answered", answer },
    journal: [
      { seq: 1, kind: "start", body: { opening: [{ content: frame("e0", "2 of 2 ready") }] } },
      { seq: 2, kind: "call", body: { content: frame("e1", 'limit: "512Mi"\nkilled') } },
      { seq: 3, kind: "turn", body: { content: written } },
    ],
  } as unknown as Investigated;
}

test.each([
  ["512Mi", "e1"],
  ['limit: \\"512Mi\\" killed', "e1"],
  ["2 of 2 ready", "e0"],
])("%s stands in %s", (excerpt, evidence) => {
  expect(findUnfounded(investigated(excerpt, evidence))).toEqual([]);
});

test.each([
  ["1Gi", "e1"],
  ["512Mi", "e0"],
  ["the model's own words", "e9"],
])("%s does not stand in %s", (excerpt, evidence) => {
  expect(findUnfounded(investigated(excerpt, evidence))).toEqual([`${evidence}: ${excerpt}`]);
});
