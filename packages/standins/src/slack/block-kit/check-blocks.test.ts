import { expect, test } from "vitest";
import { checkBlocks } from "./check-blocks.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const section = (text = "x") => ({ type: "section", text: mrkdwn(text) });
const button = (more: object = {}) => ({ type: "button", text: plain("Go"), ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const long = (length: number) => "x".repeat(length);
const many = <Item>(length: number, item: (index: number) => Item) =>
  Array.from({ length }, (_, index) => item(index));

test.each<[string, unknown[]]>([
  ["50 blocks", many(50, () => section())],
  ["section text of 3000", [section(long(3000))]],
  ["header of 150", [{ type: "header", text: plain(long(150)) }]],
  ["10 context elements", [{ type: "context", elements: many(10, () => mrkdwn("x")) }]],
  ["25 buttons", [actions(...many(25, (index) => button({ action_id: `a${index}` })))]],
  [
    "one action id in two blocks",
    [actions(button({ action_id: "a" })), actions(button({ action_id: "a" }))],
  ],
  ["markdown of 12000", [{ type: "markdown", text: long(12_000) }]],
  ["a button beside a section", [{ ...section(), accessory: button({ value: long(2000) }) }]],
  [
    "feedback buttons",
    [
      {
        type: "context_actions",
        elements: [
          {
            type: "feedback_buttons",
            action_id: "f",
            positive_button: { text: plain("Good"), value: "good" },
            negative_button: { text: plain("Bad"), value: "bad" },
          },
        ],
      },
    ],
  ],
  [
    "a collapsed container",
    [
      {
        type: "container",
        title: plain("Evidence"),
        child_blocks: [section()],
        is_collapsible: true,
      },
    ],
  ],
  [
    "a confirmed danger button",
    [
      actions(
        button({
          style: "danger",
          confirm: {
            title: plain("Sure?"),
            text: mrkdwn("x"),
            confirm: plain("Yes"),
            deny: plain("No"),
          },
        }),
      ),
    ],
  ],
  ["an uploaded image", [{ type: "image", alt_text: "x", slack_file: { id: "F1" } }]],
  ["rich text", [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [] }] }]],
])("%s may stand in a message", (_, blocks) => {
  expect(checkBlocks(blocks)).toEqual([]);
});

const refused: readonly (readonly [unknown[], string])[] = [
  [many(51, () => section()), "no more than 50 items allowed [json-pointer:/blocks]"],
  [[section(long(3001))], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
  [[section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"],
  [[{ type: "section" }], "missing required field: text [json-pointer:/blocks/0]"],
  [[{ type: "section", text: "x" }], "must provide an object [json-pointer:/blocks/0/text]"],
  [
    [{ type: "section", fields: many(11, () => mrkdwn("x")) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
  ],
  [
    [{ type: "section", fields: [mrkdwn(long(2001))] }],
    "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
  ],
  [
    [{ type: "header", text: plain(long(151)) }],
    "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
  ],
  [
    [{ type: "header", text: mrkdwn("x") }],
    "must be one of: plain_text [json-pointer:/blocks/0/text/type]",
  ],
  [[{ type: "header" }], "missing required field: text [json-pointer:/blocks/0]"],
  [
    [{ type: "context", elements: many(11, () => mrkdwn("x")) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
  ],
  [
    [{ type: "context", elements: [button()] }],
    "unsupported type: button [json-pointer:/blocks/0/elements/0]",
  ],
  [
    [actions(...many(26, () => button()))],
    "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
  ],
  [[actions()], "no less than 1 items allowed [json-pointer:/blocks/0/elements]"],
  [
    [actions({ ...button(), text: plain(long(76)) })],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
  ],
  [
    [actions({ ...button(), text: mrkdwn("x") })],
    "must be one of: plain_text [json-pointer:/blocks/0/elements/0/text/type]",
  ],
  [
    [actions(button({ value: long(2001) }))],
    "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
  ],
  [
    [actions(button({ action_id: long(256) }))],
    "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
  ],
  [[actions(button({ url: "nowhere" }))], "invalid_url [json-pointer:/blocks/0/elements/0/url]"],
  [
    [actions(button({ style: "default" }))],
    "must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]",
  ],
  [
    [actions(button({ colour: "red" }))],
    "invalid additional property: colour [json-pointer:/blocks/0/elements/0]",
  ],
  [
    [actions(button({ action_id: "a" }), button({ action_id: "a" }))],
    '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  [
    [
      { ...section(), block_id: "b" },
      { ...section(), block_id: "b" },
    ],
    '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    [{ ...section(), block_id: long(256) }],
    "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
  ],
  [
    [{ type: "markdown", text: long(12_001) }],
    "must be less than 12001 characters [json-pointer:/blocks/0/text]",
  ],
  [
    many(2, () => ({ type: "markdown", text: long(6001) })),
    "markdown must be less than 12001 characters in all [json-pointer:/blocks]",
  ],
  [
    many(2, () => ({ type: "table", rows: [[{ type: "raw_text", text: "x" }]] })),
    "only_one_table_allowed [json-pointer:/blocks]",
  ],
  [[{ type: "alert", text: plain("x") }], "unsupported type: alert [json-pointer:/blocks/0]"],
  [[{ text: plain("x") }], "missing required field: type [json-pointer:/blocks/0]"],
  [
    [{ type: "image", image_url: "https://acme.example/x.png" }],
    "missing required field: alt_text [json-pointer:/blocks/0]",
  ],
  [
    [{ type: "image", alt_text: "x" }],
    "must provide one of: image_url, slack_file [json-pointer:/blocks/0]",
  ],
  [
    [{ ...section(), accessory: { type: "image", alt_text: "x" } }],
    "must provide one of: image_url, slack_file [json-pointer:/blocks/0/accessory]",
  ],
  [
    [{ type: "carousel", elements: [] }],
    "no less than 1 items allowed [json-pointer:/blocks/0/elements]",
  ],
];

test.each(refused.map(([blocks, sentence]) => [sentence, blocks] as const))(
  "refused: %s",
  (sentence, blocks) => {
    expect(checkBlocks(blocks)).toEqual([sentence]);
  },
);
