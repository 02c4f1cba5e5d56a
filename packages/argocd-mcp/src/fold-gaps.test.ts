import { expect, test } from "vitest";
import { foldGaps, type Gap } from "./fold-gaps.ts";

const gap = (subject: string, fields: Partial<Gap> = {}): Gap => ({
  part: "events",
  subject,
  cause: "forbidden",
  sentence: "Argo CD `lab` does not let Lynceus's account see this.",
  ...fields,
});

test("nothing missing, nothing said", () => {
  expect(foldGaps([])).toEqual([]);
});

test("gaps of one kind and one cause are told once, others on their own", () => {
  const gaps = [
    gap("Pod `a`"),
    gap("Pod `b`"),
    gap("Pod `c`"),
    gap("Pod `d`"),
    gap("Pod `e`"),
    gap("Pod `a`", {
      part: "pod",
      cause: "deadline",
      sentence: "not read within the 8 s there were",
    }),
    gap("Pod `f`", { cause: "deadline", sentence: "not read within the 8 s there were" }),
  ];

  expect(foldGaps(gaps)).toEqual([
    "the state of Pod `a`: not read within the 8 s there were",
    "the events of Pod `a`, Pod `b`, Pod `c` and 2 more: Argo CD `lab` does not let Lynceus's account see this.",
    "the events of Pod `f`: not read within the 8 s there were",
  ]);
});
