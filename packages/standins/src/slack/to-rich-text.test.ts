import { expect, test } from "vitest";
import { toRichText } from "./to-rich-text.ts";

const elementsOf = (text: string) => toRichText(text)[0]?.elements;
const section = (...elements: object[]) => ({ type: "rich_text_section", elements });
const text = (value: string, more: object = {}) => ({ type: "text", text: value, ...more });

test.each<[string, object[]]>([
  ["plain", [section(text("plain"))]],
  ["<@U1> why?", [section({ type: "user", user_id: "U1" }, text(" why?"))]],
  ["in <#C1|payments>", [section(text("in "), { type: "channel", channel_id: "C1" })]],
  ["<!here>", [section({ type: "broadcast", range: "here" })]],
  [
    "see <https://acme.example/?a=1&amp;b=2|that>",
    [section(text("see "), { type: "link", url: "https://acme.example/?a=1&b=2", text: "that" })],
  ],
  ["a &lt; b", [section(text("a < b"))]],
  [
    "run `argocd app get`",
    [section(text("run "), text("argocd app get", { style: { code: true } }))],
  ],
  [
    "log:\n```\nerror <nil>\n```",
    [
      section(text("log:\n")),
      { type: "rich_text_preformatted", elements: [text("error <nil>")], border: 0 },
    ],
  ],
])("%j is typed as its elements", (typed, elements) => {
  expect(elementsOf(typed)).toEqual(elements);
});

test("nothing typed makes no block", () => {
  expect(toRichText("")).toEqual([]);
});
