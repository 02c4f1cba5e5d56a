import { useContext, useId, useState } from "react";
import { type Element, type Option, wordsOf } from "../blocks/block.ts";
import { ActContext, type Aim } from "./act.ts";
import { useHeld } from "./held.ts";

const MIN_QUERY = 3;

/** A choice among what the app offers for what is typed. */
export function ExternalSelect({
  element,
  aim,
  label,
}: {
  readonly element: Element;
  readonly aim: Aim;
  readonly label: string;
}) {
  const act = useContext(ActContext);
  const held = useHeld(element, aim);
  const [typed, setTyped] = useState<string>();
  const [offered, setOffered] = useState<readonly Option[]>([]);
  const [problem, setProblem] = useState("");
  const listId = useId();
  const least = element.min_query_length ?? MIN_QUERY;
  const chosen = [...offered, element.initial_option ?? {}].find(
    ({ value }) => value !== undefined && value === held.values[0],
  );

  async function onType(query: string) {
    setTyped(query);
    const one = offered.find(({ text }) => wordsOf(text) === query);
    if (one?.value !== undefined) return held.set([one.value]);
    if (held.values.length > 0) held.set([]);
    if (act === undefined || query.length < least) return;
    try {
      setProblem("");
      setOffered(await act.suggest(aim, query));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <>
      <input
        className="typed"
        aria-label={label}
        list={listId}
        placeholder={wordsOf(element.placeholder) || "Type to search"}
        value={typed ?? wordsOf(chosen?.text)}
        onChange={({ target }) => void onType(target.value)}
      />
      <datalist id={listId}>
        {offered.map(({ text, value }) => (
          <option key={value} value={wordsOf(text)} />
        ))}
      </datalist>
      {problem !== "" && (
        <span role="alert" className="failed">
          {problem}
        </span>
      )}
    </>
  );
}
