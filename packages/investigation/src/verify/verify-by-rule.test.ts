import type { Answer } from "@lynceus/contract";
import { expect, it } from "vitest";
import { applyVerdict, type Verdict } from "./verdict.ts";
import { verifyByRule } from "./verify-by-rule.ts";

function answer(
  rootCause: string,
  excerpt: string,
  confidence: Answer["confidence"] = "high",
): Answer {
  const citations = [{ evidence: "e1", excerpt, tool: "logs", source: "the log" }];
  return {
    rootCause,
    confidence,
    claims: [{ text: `The log says \`${excerpt}\``, citations }],
    notChecked: [],
    proposedActions: [],
  };
}

const sure = (one: Answer) => applyVerdict(one, verifyByRule(one)).confidence;

it("leaves an answer as sure as it was when what it names is cited", () => {
  expect(sure(answer("cannot reach `config-e2e`", "GET https://config-e2e/x: refused"))).toBe(
    "high",
  );
  expect(
    sure(answer("cannot reach config-e2e", "GET https://config-e2e/x: refused", "medium")),
  ).toBe("medium");
});

it("makes an answer that names what nothing cites a guess", () => {
  expect(sure(answer("cannot reach `redis-main`", "GET https://config-e2e/x: refused"))).toBe(
    "low",
  );
});

it("takes one step off when most of what is named is not cited", () => {
  expect(sure(answer("`a-1`, `b-2` and `config-e2e`", "GET https://config-e2e/x"))).toBe("medium");
});

it.each<[Verdict, Answer["confidence"]]>([
  [{ kind: "judged", rootCause: "yes", claims: ["yes"] }, "high"],
  [{ kind: "judged", rootCause: "yes", claims: [] }, "high"],
  [{ kind: "judged", rootCause: "unclear", claims: ["yes"] }, "medium"],
  [{ kind: "judged", rootCause: "yes", claims: ["no"] }, "medium"],
  [{ kind: "judged", rootCause: "no", claims: ["yes"] }, "low"],
  [{ kind: "failed", sentence: "x" }, "medium"],
])("%j makes high %s", (verdict, confidence) => {
  const one = answer("it is x", "it is x");

  expect(applyVerdict(one, verdict).confidence).toBe(confidence);
  expect(applyVerdict({ ...one, confidence: "low" }, verdict).confidence).toBe("low");
});
