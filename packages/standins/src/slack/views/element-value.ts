import type { Block } from "../schema.ts";
import type { Values } from "./view.ts";

type Element = Readonly<Record<string, unknown>>;

export interface Option {
  readonly value: string;
  readonly text: Readonly<Record<string, unknown>>;
}

/** What an element holds, by its type: the field it is told in, and where its first content stands. */
const fields: Readonly<Record<string, readonly [field: string, initial: string]>> = {
  channels_select: ["selected_channel", "initial_channel"],
  checkboxes: ["selected_options", "initial_options"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  datepicker: ["selected_date", "initial_date"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  email_text_input: ["value", "initial_value"],
  external_select: ["selected_option", "initial_option"],
  file_input: ["files", ""],
  multi_channels_select: ["selected_channels", "initial_channels"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  multi_external_select: ["selected_options", "initial_options"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_users_select: ["selected_users", "initial_users"],
  number_input: ["value", "initial_value"],
  overflow: ["selected_option", ""],
  plain_text_input: ["value", "initial_value"],
  radio_buttons: ["selected_option", "initial_option"],
  rich_text_input: ["rich_text_value", "initial_value"],
  static_select: ["selected_option", "initial_option"],
  timepicker: ["selected_time", "initial_time"],
  url_text_input: ["value", "initial_value"],
  users_select: ["selected_user", "initial_user"],
};

const isMany = (field: string) => field.endsWith("s");
const isOption = (field: string) => field.startsWith("selected_option");

/** What an element holds after somebody has set it to `values`; throws when it does not offer one. */
export function chosenValue(
  element: Element,
  values: readonly string[],
  suggested: readonly Option[] = [],
): Element {
  const [field] = fields[String(element.type)] ?? [];
  if (field === undefined) throw new Error(`Nothing can be chosen in a ${element.type}.`);
  const offered = [...optionsOf(element), ...suggested];
  const chosen = values.map((value) => {
    if (!isOption(field)) return field === "selected_date_time" ? Number(value) : value;
    const option = offered.find((other) => other.value === value);
    if (option === undefined) throw new Error(`There is no option ${value}.`);
    return option;
  });
  return { type: element.type, [field]: isMany(field) ? chosen : (chosen[0] ?? null) };
}

function optionsOf(element: Element): readonly Option[] {
  const { options, option_groups: groups } = element;
  return [
    ...(Array.isArray(options) ? (options as readonly Option[]) : []),
    ...(Array.isArray(groups) ? groups.flatMap(optionsOf) : []),
  ];
}

/** Whether an element holds nothing: null, an empty text or an empty list. */
export function isEmpty(held: Element | undefined): boolean {
  const { type: _, ...rest } = held ?? {};
  return Object.values(rest).every(
    (value) => value === null || value === "" || (Array.isArray(value) && value.length === 0),
  );
}

/** What the elements of blocks hold; `kept` wins over what they begin with. */
export function valuesIn(blocks: readonly Block[], kept: Values = {}): Values {
  const values: Record<string, Record<string, Element>> = {};
  for (const { block_id, element, accessory, elements } of blocks) {
    const blockId = String(block_id);
    const all = [element, accessory, ...(Array.isArray(elements) ? elements : [])];
    for (const held of all as readonly (Element | undefined)[]) {
      const [field, initial] = fields[String(held?.type)] ?? [];
      if (held === undefined || field === undefined || initial === undefined) continue;
      // An overflow menu holds nothing: each choice is an action of its own.
      if (held.type === "overflow") continue;
      const actionId = String(held.action_id);
      const before = kept[blockId]?.[actionId];
      const begun = { type: held.type, [field]: held[initial] ?? (isMany(field) ? [] : null) };
      const block = values[blockId] ?? {};
      block[actionId] = before !== undefined && before.type === held.type ? before : begun;
      values[blockId] = block;
    }
  }
  return values;
}
