import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { loadGallery } from "../src/serve/load-gallery.ts";
import { Content } from "./blocks/content.tsx";
import { GalleryView } from "./gallery/gallery.tsx";
import { FixedNow } from "./markup/clock.ts";

const TAGS =
  /^(a|article|b|blockquote|button|code|details|div|em|h2|h3|hr|li|ol|pre|s|section|span|strong|summary|svg|rect|path|circle|time|ul)$/;
const ATTRIBUTES =
  /^(aria-[a-z]+|class|data-[a-z]+|dateTime|href|rel|role|target|title|type|viewBox|width|height|d|c[xy]|r)$/i;

/** Everything in a page's markup that only the page itself could have written, and should not have. */
function problemsOf(html: string): readonly string[] {
  return [...html.matchAll(/<\/?([a-z0-9]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/gi)].flatMap(
    ([, tag = "", attributes = ""]) => {
      const named = [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)];
      return [
        ...(TAGS.test(tag) ? [] : [`a <${tag}>`]),
        ...named.flatMap(([, name = "", value = ""]) => {
          if (!ATTRIBUTES.test(name)) return [`${tag} ${name}`];
          if (name === "href" && !/^(https?|mailto):/.test(value)) return [`leads to ${value}`];
          return [];
        }),
      ];
    },
  );
}

const html = (node: ReactNode) =>
  renderToStaticMarkup(createElement(FixedNow, { value: new Date("2026-11-21T07:21:12Z") }, node));

/** What a person reads. */
const words = (markup: string) =>
  markup
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");

const HOSTILE: Readonly<Record<string, string>> = {
  "a script": "<script>alert(1)</script>",
  "a script, escaped": "&lt;script&gt;alert(1)&lt;/script&gt;",
  "an image": `<img src=x onerror="alert(1)">`,
  "an attribute's end": `"><svg onload=alert(1)>`,
  "a script as link": "<javascript:alert(1)|click>",
  "a script as link, in mixed case": "<JaVaScRiPt:alert(1)>",
  "a page as link": "<data:text/html,alert(1)|x>",
  "a script in a date": "<!date^1795245312^{ago}^javascript:alert(1)|soon>",
  "a date far away": "<!date^999999999999^{date}|far away>",
  "a date unknown": "<!date^1^{unknown}|once>",
  "quotes in a link": `<https://evil.example/"onmouseover="alert(1)|x>`,
  "markup in names": "<@U1|<b>x</b>> <#C1|</code>> <!here|<i>> <!subteam^S1|&lt;x&gt;>",
  asterisks: "*".repeat(2_000),
  backticks: "`".repeat(2_000),
  brackets: "<".repeat(2_000),
  "every sign": "*_~`<".repeat(400),
  "scripts in code": "```<script>``` `<script>` *<script>* _</div>_",
  "what is not seen": "\u0000\u202e\ud83d",
};

const inEveryPlace = (text: string): readonly unknown[] => [
  { type: "section", text: { type: "mrkdwn", text }, fields: [{ type: "mrkdwn", text }] },
  {
    type: "section",
    text: { type: "plain_text", text },
    accessory: { type: "image", image_url: text, alt_text: text },
  },
  { type: "header", text: { type: "plain_text", text } },
  {
    type: "context",
    elements: [
      { type: "mrkdwn", text },
      { type: "image", image_url: text, alt_text: text },
    ],
  },
  { type: "image", image_url: "https://evil.example/x.png", alt_text: text },
  { type: "markdown", text },
  { type: "markdown", text: `# ${text}\n- **${text}**\n[${text}](${text})` },
  { type: "plan", title: text, tasks: [{ task_id: text, title: text, status: text }] },
  {
    type: "task_card",
    title: text,
    status: "complete",
    details: { type: "rich_text", elements: [{ elements: [{ type: "text", text }] }] },
  },
  {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: text,
        positive_button: { text: { type: "plain_text", text }, value: text },
        negative_button: { text: { type: "plain_text", text }, value: `not ${text}` },
      },
    ],
  },
  {
    type: "actions",
    elements: [
      {
        type: "button",
        action_id: text,
        value: text,
        style: text,
        text: { type: "plain_text", text },
      },
      { type: "button", url: text, text: { type: "plain_text", text } },
      { type: text },
    ],
  },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text, style: { code: true, bold: true } },
          { type: "link", url: text, text },
          { type: "link", url: `javascript:${text}` },
          { type: "user", user_id: text },
          { type: "emoji", name: text },
          { type: "date", timestamp: Number.NaN, format: text, fallback: text },
          { type: text, text },
        ],
      },
      { type: "rich_text_list", style: text, elements: [{ elements: [{ type: "text", text }] }] },
      { type: "rich_text_preformatted", elements: [{ type: "text", text }] },
      { type: "rich_text_quote" },
    ],
  },
  { type: text, text },
];

test.each(Object.entries(HOSTILE))("%s is only ever text", (_, text) => {
  const pages = [
    html(createElement(Content, { text })),
    ...inEveryPlace(text).map((block) => html(createElement(Content, { text, blocks: [block] }))),
  ];

  expect(pages.flatMap(problemsOf)).toEqual([]);
});

test("what looks like a script is read as it was written", () => {
  const text = "see &lt;script&gt;alert(1)&lt;/script&gt; & <b>";

  expect(words(html(createElement(Content, { text })))).toBe("see <script>alert(1)</script> & b");
});

test("every message that the bot can send is shown, with all its words", async () => {
  const samples = await loadGallery();
  const page = html(createElement(GalleryView, { samples }));

  expect(problemsOf(page)).toEqual([]);
  expect(page).not.toContain("is not shown here");
  expect(Object.keys(samples.messages).length).toBeGreaterThan(40);
  for (const title of Object.keys(samples.messages)) expect(words(page)).toContain(title);
});

test("a problem would be seen", () => {
  expect(problemsOf(`<script src="https://evil.example"></script>`)).not.toEqual([]);
  expect(problemsOf(`<a href="javascript:x">y</a><p onclick="x">`)).toHaveLength(3);
});
