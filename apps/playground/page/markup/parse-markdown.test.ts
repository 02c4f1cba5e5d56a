import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./markdown.tsx";

const show = (text: string) =>
  renderToStaticMarkup(createElement(Markdown, { text }))
    .replaceAll(' target="_blank" rel="noopener noreferrer nofollow"', "")
    .replaceAll(/ class="\w+"/g, "");

test.each([
  ["**a** *b* `c*` ~~d~~", "<div><strong>a</strong> <em>b</em> <code>c*</code> <s>d</s></div>"],
  ["# Title\ntext", "<h3>Title</h3><div>text</div>"],
  ["- a\n- **b**\n\nc", "<ul><li>a</li><li><strong>b</strong></li></ul><div>c</div>"],
  ["1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"],
  ["```yaml\na: <b>\n```", "<pre>a: &lt;b&gt;</pre>"],
  ["[x](https://x.example) [y](javascript:z)", '<div><a href="https://x.example">x</a> y</div>'],
  ["snake_case_name <script>", "<div>snake_case_name &lt;script&gt;</div>"],
])("%j", (text, markup) => {
  expect(show(text)).toBe(markup);
});
