import type { Message } from "@lynceus/standins";
import { useContext } from "react";
import { NamesContext } from "../markup/names.ts";
import { emojiOf } from "./emoji.ts";

/** Who reacted with what; pressing one adds one's own, or takes it back. */
export function Reactions({
  reactions,
  onReact,
}: {
  readonly reactions: NonNullable<Message["reactions"]>;
  readonly onReact: (name: string, undo: boolean) => void;
}) {
  const { me, person } = useContext(NamesContext);
  return (
    <ul className="reactions" aria-label="Reactions">
      {reactions.map(({ name, users, count }) => {
        const isMine = users.includes(me);
        const who = users.map((id) => (id === me ? "you" : (person(id) ?? id))).join(", ");
        return (
          <li key={name}>
            <button
              type="button"
              aria-pressed={isMine}
              aria-label={`${name.replaceAll("_", " ")}, ${count}: ${who}`}
              title={who}
              onClick={() => onReact(name, isMine)}
            >
              {emojiOf(name)} <span>{count}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
