import { expect, test } from "vitest";
import { toMarkup } from "./to-markup.ts";

const people = [
  { id: "UBOT", names: ["lynceus"] },
  { id: "UDANA", names: ["dana", "Dana Reyes"] },
];

test.each([
  ["@Lynceus why?", "<@UBOT> why?"],
  ["(@lynceus)", "(<@UBOT>)"],
  ["ask @Dana Reyes, please", "ask <@UDANA>, please"],
  ["@dana and @danae", "<@UDANA> and @danae"],
  ["@here and me@lynceus.example", "@here and me@lynceus.example"],
  ["<!channel> <@UDANA> a & b", "&lt;!channel&gt; &lt;@UDANA&gt; a &amp; b"],
  ["`@lynceus <x>` stays", "`@lynceus &lt;x&gt;` stays"],
  ["```\n@dana\n``` @dana", "```\n@dana\n``` <@UDANA>"],
])("%s", (typed, markup) => {
  expect(toMarkup(typed, people)).toBe(markup);
});
