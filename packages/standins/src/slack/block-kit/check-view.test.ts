import { expect, test } from "vitest";
import { checkView } from "./check-view.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const long = (length: number) => "x".repeat(length);
const section = { type: "section", text: plain("x") };
const many = (count: number) => Array.from({ length: count }, () => section);
const input = (element: object, more: object = {}) => ({
  type: "input",
  block_id: "b",
  label: plain("Name"),
  element,
  ...more,
});
const text = { type: "plain_text_input", action_id: "a" };
const modal = (more: object = {}) => ({
  type: "modal",
  title: plain("Title"),
  blocks: [section],
  ...more,
});
const form = (element: object, more: object = {}) =>
  modal({ submit: plain("Save"), blocks: [input(element, more)] });
const home = (...blocks: object[]) => ({ type: "home", blocks });
const option = { text: plain("x"), value: "x" };

test.each<[string, object]>([
  ["a modal of 100 blocks", modal({ blocks: many(100) })],
  ["a modal with an alert", modal({ blocks: [{ type: "alert", text: plain("Careful") }] })],
  ["a title of 24", modal({ title: plain(long(24)) })],
  ["private metadata of 3000", modal({ private_metadata: long(3000) })],
  ["a text input", form({ ...text, multiline: true, min_length: 1, max_length: 3000 })],
  ["a select", form({ type: "static_select", options: [option] })],
  ["a number", form({ type: "number_input", is_decimal_allowed: false })],
  ["an input that tells at once", form(text, { dispatch_action: true, optional: true })],
  ["a home tab", home(section, { type: "carousel", elements: [{ type: "card" }] })],
  ["an empty home tab", home()],
])("%s is a view", (_, view) => {
  expect(checkView(view)).toEqual([]);
});

test.each<[string, object]>([
  ["no more than 100 items allowed [json-pointer:/view/blocks]", modal({ blocks: many(101) })],
  ["no more than 100 items allowed [json-pointer:/view/blocks]", home(...many(101))],
  ["missing required field: title [json-pointer:/view]", { type: "modal", blocks: [] }],
  ["missing required field: blocks [json-pointer:/view]", { type: "home" }],
  ["missing required field: type [json-pointer:/view]", { blocks: [] }],
  ["unsupported type: workflow_step [json-pointer:/view]", { type: "workflow_step", blocks: [] }],
  [
    "must be less than 25 characters [json-pointer:/view/title/text]",
    modal({ title: plain(long(25)) }),
  ],
  [
    "must be less than 25 characters [json-pointer:/view/submit/text]",
    modal({ submit: plain(long(25)) }),
  ],
  [
    "must be less than 25 characters [json-pointer:/view/close/text]",
    modal({ close: plain(long(25)) }),
  ],
  [
    "must be one of: plain_text [json-pointer:/view/title/type]",
    modal({ title: { type: "mrkdwn", text: "x" } }),
  ],
  [
    "must be less than 3001 characters [json-pointer:/view/private_metadata]",
    modal({ private_metadata: long(3001) }),
  ],
  [
    "must be less than 256 characters [json-pointer:/view/callback_id]",
    modal({ callback_id: long(256) }),
  ],
  [
    "must be less than 256 characters [json-pointer:/view/external_id]",
    modal({ external_id: long(256) }),
  ],
  ["invalid additional property: colour [json-pointer:/view]", modal({ colour: "red" })],
  ["invalid additional property: title [json-pointer:/view]", { ...home(), title: plain("x") }],
  ["missing required field: submit [json-pointer:/view]", modal({ blocks: [input(text)] })],
  ["missing required field: label [json-pointer:/view/blocks/0]", form(text, { label: undefined })],
  [
    "must be less than 2001 characters [json-pointer:/view/blocks/0/label/text]",
    form(text, { label: plain(long(2001)) }),
  ],
  [
    "unsupported type: button [json-pointer:/view/blocks/0/element]",
    form({ type: "button", text: plain("x") }),
  ],
  [
    "must be less than 151 characters [json-pointer:/view/blocks/0/element/placeholder/text]",
    form({ ...text, placeholder: plain(long(151)) }),
  ],
  [
    "missing required field: is_decimal_allowed [json-pointer:/view/blocks/0/element]",
    form({ type: "number_input" }),
  ],
  [
    '`block_id` "b" already exists [json-pointer:/view/blocks/1/block_id]',
    modal({ submit: plain("Save"), blocks: [input(text), input(text)] }),
  ],
  [
    "unsupported type: markdown [json-pointer:/view/blocks/0]",
    modal({ blocks: [{ type: "markdown", text: "x" }] }),
  ],
  [
    "unsupported type: alert [json-pointer:/view/blocks/0]",
    home({ type: "alert", text: plain("x") }),
  ],
])("refused: %s %#", (sentence, view) => {
  expect(checkView(view)).toEqual([sentence]);
});
