import { expect, test } from "vitest";
import { toMrkdwn } from "./to-mrkdwn.ts";

test.each([
  ["plain words and code", "image `a/b:1` is *gone", "image `a/b:1` is `*gone`"],
  ["escapes", "a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"],
  ["escapes within code", "`a<b>&c`", "`a&lt;b&gt;&amp;c`"],
  ["a channel ping", "see <!channel> now", "see &lt;!channel&gt; now"],
  ["a person", "ask <@U0DANA>", "ask &lt;@U0DANA&gt;"],
  ["typed mentions", "@here and (@Channel), @dana", "`@here` and (`@Channel`), `@dana`"],
  ["an address", "mail ivo@acme.example", "mail ivo@acme.example"],
  ["a disguised link", "<https://evil.example|Argo CD>", "`&lt;https://evil.example|Argo` CD&gt;"],
  ["a bare link", "go to https://evil.example.", "go to `https://evil.example`."],
  ["bold over several words", "*very bold*", "`*very` `bold*`"],
  ["italics, but not a name", "_x_ and MAX_POOL_SIZE", "`_x_` and MAX_POOL_SIZE"],
  ["strike", "~~gone~~", "`~~gone~~`"],
  ["an emoji, but not a time", "at 09:31:22 :fire: :+1:", "at 09:31:22 `:fire:` `:+1:`"],
  ["nothing but markup", "** `` _", "`**` '' `_`"],
  ["code that touches code", "`a``b`", "`a` `b`"],
  ["a lone backtick", "it`s", "it's"],
  ["blank code", "a ` ` b", "a  b"],
  ["folded lines", "one\n> two", "one &gt; two"],
])("%s", (_, text, mrkdwn) => {
  expect(toMrkdwn(text)).toBe(mrkdwn);
});

test.each([
  ["between words", "one two three", 9, "one two…"],
  ["not when it fits exactly", "one two three", 13, "one two three"],
  ["a single long word within", "a".repeat(50), 10, "`aaaaaa`…"],
  ["code within, closed again", "see `aaaaaaaaaa`", 12, "see `aaaa`…"],
  ["never half an entity", "<".repeat(50), 12, "`&lt;&lt;`…"],
  ["never half an emoji", "🔥".repeat(20), 9, "`🔥🔥`…"],
])("cut %s", (_, text, max, mrkdwn) => {
  const written = toMrkdwn(text, max);

  expect(written).toBe(mrkdwn);
  expect(written.length).toBeLessThanOrEqual(max);
});
