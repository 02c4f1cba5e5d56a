import { useContext, useId } from "react";
import { type Element, type Option, optionsOf, wordsOf } from "../blocks/block.ts";
import { Mrkdwn } from "../markup/mrkdwn.tsx";
import { NamesContext } from "../markup/names.ts";
import type { Aim } from "./act.ts";
import { type Held, useHeld } from "./held.ts";

interface Choice {
  readonly element: Element;
  readonly aim: Aim;
  /** The name of what it fills in. */
  readonly label: string;
}

/** Options one by one: a list of radio buttons or checkboxes. */
function OptionList({
  held,
  options,
  label,
  isMany,
}: {
  readonly held: Held;
  readonly options: readonly Option[];
  readonly label: string;
  readonly isMany: boolean;
}) {
  const name = useId();
  function toggle(value: string, isOn: boolean) {
    if (!isMany) return held.set([value]);
    const others = held.values.filter((one) => one !== value);
    held.set(isOn ? [...others, value] : others);
  }
  return (
    <fieldset className="options" aria-label={label}>
      {options.map(({ text, value = "", description }) => (
        <label key={value} className="option">
          <input
            type={isMany ? "checkbox" : "radio"}
            name={name}
            checked={held.values.includes(value)}
            onChange={({ target }) => toggle(value, target.checked)}
          />
          <span>
            <Mrkdwn text={wordsOf(text)} />
            {description !== undefined && <span className="muted">{wordsOf(description)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function useOptions(element: Element): readonly Option[] {
  const { people, channels } = useContext(NamesContext);
  const named = (list: readonly { id: string; name: string }[], sign: string) =>
    list.map(({ id, name }) => ({ value: id, text: { text: `${sign}${name}` } }));
  if (element.type?.includes("users_select")) return named(people, "");
  if (element.type?.includes("conversations_select")) return named(channels, "# ");
  if (element.type?.includes("channels_select")) return named(channels, "# ");
  return optionsOf(element);
}

/** One or several of what is offered: selects, radio buttons, checkboxes. */
export function ChoiceView({ element, aim, label }: Choice) {
  const held = useHeld(element, aim);
  const options = useOptions(element);
  const { type = "" } = element;
  const isMany = type.startsWith("multi_") || type === "checkboxes";
  return (
    <>
      {isMany || type === "radio_buttons" ? (
        <OptionList held={held} options={options} label={label} isMany={isMany} />
      ) : (
        <select
          className="select"
          aria-label={label}
          value={held.values[0] ?? ""}
          onChange={({ target }) => held.set(target.value === "" ? [] : [target.value])}
        >
          <option value="">{wordsOf(element.placeholder) || "Choose an option"}</option>
          {options.map(({ text, value = "" }) => (
            <option key={value} value={value}>
              {wordsOf(text)}
            </option>
          ))}
        </select>
      )}
      {held.problem !== "" && (
        <span role="alert" className="failed">
          {held.problem}
        </span>
      )}
    </>
  );
}
