import { expect, test } from "vitest";
import { gapsSentence } from "./gaps.ts";

const slow = { instance: "prod-ap-2", reason: "timed out after 5 s" };
const said = { instance: "lab", reason: "Argo CD `lab` refused the token." };

test.each([
  [[], 40, undefined],
  [
    [slow, said],
    40,
    "38 of 40 Argo CDs answered; `prod-ap-2` timed out after 5 s, Argo CD `lab` refused the token.",
  ],
  [[slow], undefined, "Not all Argo CDs answered: `prod-ap-2` timed out after 5 s."],
  [[slow], 1, "Argo CD did not answer: `prod-ap-2` timed out after 5 s."],
  [
    [slow, said],
    2,
    "None of the 2 Argo CDs answered: `prod-ap-2` timed out after 5 s, Argo CD `lab` refused the token.",
  ],
])("%j of %j", (gaps, instances, sentence) => {
  expect(gapsSentence(gaps, instances)).toBe(sentence);
});

test("many gaps are counted, not listed", () => {
  const gaps = Array.from({ length: 30 }, (_, index) => ({
    instance: `i-${index}`,
    reason: "is down",
  }));

  expect(gapsSentence(gaps, 40)).toBe(
    "10 of 40 Argo CDs answered; `i-0` is down, `i-1` is down, `i-2` is down, `i-3` is down, and 26 more.",
  );
});
