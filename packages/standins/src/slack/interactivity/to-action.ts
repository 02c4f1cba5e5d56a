import type { FoundElement } from "./find-element.ts";

type Json = Readonly<Record<string, unknown>>;

/** One entry of `block_actions`' `actions`: the element and what was done with it. */
export function toAction(
  { actionId, blockId, element }: FoundElement,
  done: { readonly actionTs: string; readonly value?: string | undefined; readonly chosen?: Json },
): Json {
  const named = { type: element.type, action_id: actionId, block_id: blockId };
  return { ...named, ...whatWasDone(element, done), action_ts: done.actionTs };
}

function whatWasDone(element: Json, done: Parameters<typeof toAction>[1]): Json {
  if (done.chosen !== undefined) return done.chosen;
  const pressed = element.type === "feedback_buttons" ? pick(element, done.value) : element;
  const { text, value, style, url } = pressed;
  return {
    text,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    ...(url === undefined ? {} : { url }),
  };
}

function pick({ positive_button, negative_button }: Json, value: string | undefined): Json {
  const buttons = [positive_button, negative_button] as readonly Json[];
  return buttons.find((button) => button.value === value) ?? (positive_button as Json);
}
