import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FixedNow } from "./clock.ts";
import { Mrkdwn } from "./mrkdwn.tsx";

function show(text: string): string {
  const now = { value: new Date("2026-11-21T07:21:12Z") };
  return renderToStaticMarkup(createElement(FixedNow, now, createElement(Mrkdwn, { text })))
    .replaceAll(' target="_blank" rel="noopener noreferrer nofollow"', "")
    .replaceAll(' class="lines"', "");
}

test.each([
  ["plain & simple", "<div>plain &amp; simple</div>"],
  ["*bold `code` too* and *", "<div><strong>bold <code>code</code> too</strong> and *</div>"],
  ["2*3*4 snake_case_name ~/x", "<div>2*3*4 snake_case_name ~/x</div>"],
  ["_a_ ~b~ *c*.", "<div><em>a</em> <s>b</s> <strong>c</strong>.</div>"],
  ["* not bold *", "<div>* not bold *</div>"],
  ["`*a* <https://x.example>`", "<div><code>*a* &lt;https://x.example&gt;</code></div>"],
  ["&lt;b&gt; &amp;lt;", "<div>&lt;b&gt; &amp;lt;</div>"],
  ["<https://x.example/a|Argo CD ↗>", '<div><a href="https://x.example/a">Argo CD ↗</a></div>'],
  [
    "<@U1> <#C1|general>",
    '<div><span class="mention">@U1</span> <span class="mention">#general</span></div>',
  ],
  [
    "log:\n```\na *b*\n  c &lt;d&gt;\n```\nend",
    "<div>log:</div><pre>a *b*\n  c &lt;d&gt;</pre><div>end</div>",
  ],
  ["&gt; said\n&gt; again\nthen", "<blockquote>said\nagain</blockquote><div>then</div>"],
  ["open ``` fence", "<div>open ``` fence</div>"],
])("%j", (text, markup) => {
  expect(show(text)).toBe(markup);
});

test("a date is told as it is now, and exactly on hover", () => {
  const at = Date.parse("2026-11-21T07:15:12Z") / 1000;

  const markup = show(`<!date^${at}^{ago}|once>, <!date^${at}^{nothing}|once>`);

  expect(markup).toMatch(
    /<time dateTime="2026-11-21T07:15:12.000Z" title="[^"]*2026[^"]*">6 min ago</,
  );
  expect(markup).toContain(">once<");
});
