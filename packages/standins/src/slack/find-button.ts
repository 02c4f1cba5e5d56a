import type { Message } from "./schema.ts";

/** A button as it stands in a message, with the block it stands in. */
export interface Button {
  readonly actionId: string;
  readonly blockId: string;
  readonly element: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function* buttonsIn(value: unknown, blockId: string): Generator<Button> {
  if (Array.isArray(value)) {
    for (const item of value) yield* buttonsIn(item, blockId);
    return;
  }
  if (!isObject(value)) return;
  if (value.type === "button" && typeof value.action_id === "string") {
    yield { actionId: value.action_id, blockId, element: value };
    return;
  }
  const within = typeof value.block_id === "string" ? value.block_id : blockId;
  for (const nested of Object.values(value)) yield* buttonsIn(nested, within);
}

/** The button that somebody means; undefined when the message has none like it. */
export function findButton(
  message: Message,
  wanted: {
    readonly actionId: string;
    readonly blockId?: string | undefined;
    readonly value?: string | undefined;
  },
): Button | undefined {
  return [...buttonsIn(message.blocks ?? [], "")].find(
    ({ actionId, blockId, element }) =>
      actionId === wanted.actionId &&
      (wanted.blockId === undefined || blockId === wanted.blockId) &&
      (wanted.value === undefined || element.value === wanted.value),
  );
}
