import type { Message } from "@lynceus/standins";
import { useContext } from "react";
import { useNow } from "../markup/clock.ts";
import { ago } from "../markup/format-date.ts";
import { NamesContext } from "../markup/names.ts";
import { Avatar } from "./avatar.tsx";
import { momentOf } from "./moment-of.ts";

/** The way into a message's thread: who is in it, how long it is, how old its end. */
export function Replies({
  replies,
  onOpen,
}: {
  readonly replies: readonly Message[];
  readonly onOpen: () => void;
}) {
  const now = useNow();
  const { person } = useContext(NamesContext);
  const last = replies.at(-1);
  if (last === undefined) return null;
  const authors = [...new Set(replies.map(({ user }) => user))].slice(0, 4);
  return (
    <button type="button" className="replies" onClick={onOpen}>
      {authors.map((id) => (
        <Avatar
          key={id}
          id={id}
          name={person(id) ?? id}
          isBot={replies.some((one) => one.user === id && one.bot_id)}
        />
      ))}
      <b>{replies.length === 1 ? "1 reply" : `${replies.length} replies`}</b>
      <span className="muted">last {ago(momentOf(last), now)}</span>
    </button>
  );
}
