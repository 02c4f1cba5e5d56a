import { expect, test } from "vitest";
import { capitalised, counted, firstFew, quoted, sentence, shortPod } from "./phrases.ts";

test.each([
  [counted(1, "pod"), "1 pod"],
  [counted(1200, "pod"), "1,200 pods"],
  [capitalised("the new revision"), "The new revision"],
  [capitalised("`svc-17` fails"), "`svc-17` fails"],
  [sentence("it fails"), "it fails."],
  [sentence("does it fail? "), "does it fail?"],
  [quoted("pay`ments\n-api", 40), "`pay'ments -api`"],
  [quoted("x".repeat(50), 5), "`xxxx…`"],
  [quoted(" ", 5), "(nothing)"],
  [firstFew(["a", "b", "c", "d"], 2, "; "), "a; b; and 2 more"],
  [firstFew(["a", "b"], 2, "; "), "a; b"],
  [shortPod("payments-api-6445bf6c75-jrnsf"), "`…6445bf6c75-jrnsf`"],
  [shortPod("kafka-0"), "`kafka-0`"],
])("%j", (phrase, words) => {
  expect(phrase).toBe(words);
});
