import { expect, test } from "vitest";
import { toTyped } from "./to-typed.ts";

const names = {
  person: (id: string) => (id === "UBOT" ? "Lynceus" : undefined),
  channel: (id: string) => (id === "C1" ? "support" : undefined),
};

test.each([
  ["<@UBOT> why?", "@Lynceus why?"],
  ["<@U2|dana> in <#C1> &lt;b&gt; &amp;amp;", "@U2 in #support <b> &amp;"],
  ["<https://a.example|docs> <https://b.example>", "docs https://b.example"],
])("%s", (text, typed) => {
  expect(toTyped(text, names)).toBe(typed);
});
