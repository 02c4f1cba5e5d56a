import { expect, it } from "vitest";
import { plainText } from "./plain-text.ts";

it.each([
  ["**Cause:** `a**b__c` is\n\n## wrong", "Cause: `a**b__c` is wrong"],
  ["- one\n- two", "one two"],
  [
    "see [the log](https://evil.example/?q=x) and ![](https://evil.example/p.png)",
    "see the log and",
  ],
  ["<https://evil.example|click>", "click"],
  ["my_host_name * 2 is fine", "my_host_name * 2 is fine"],
])("%j is %j", (text, plain) => {
  expect(plainText(text)).toBe(plain);
});
