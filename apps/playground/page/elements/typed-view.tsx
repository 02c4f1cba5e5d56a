import { type Element, wordsOf } from "../blocks/block.ts";
import type { Aim } from "./act.ts";
import { useHeld } from "./held.ts";

const TYPES: Readonly<Record<string, string>> = {
  plain_text_input: "text",
  number_input: "number",
  email_text_input: "email",
  url_text_input: "url",
  datepicker: "date",
  timepicker: "time",
};

export const isTyped = (type: string): boolean => TYPES[type] !== undefined;

/** What is written rather than chosen: texts, numbers, dates. */
export function TypedView({
  element,
  aim,
  label,
}: {
  readonly element: Element;
  readonly aim: Aim;
  readonly label: string;
}) {
  const held = useHeld(element, aim);
  const shared = {
    className: "typed",
    "aria-label": label,
    placeholder: wordsOf(element.placeholder),
    value: held.values[0] ?? "",
    autoFocus: element.focus_on_load === true,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      held.set(target.value === "" ? [] : [target.value]),
    ...(element.max_length === undefined ? {} : { maxLength: element.max_length }),
  };
  if (element.multiline === true) return <textarea rows={4} {...shared} />;
  const { min_value: min, max_value: max, is_decimal_allowed: isDecimal } = element;
  return (
    <input
      type={TYPES[element.type ?? ""] ?? "text"}
      {...shared}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(isDecimal === true ? { step: "any" } : {})}
    />
  );
}
