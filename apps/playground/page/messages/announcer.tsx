import { useContext, useEffect, useRef, useState } from "react";
import { NamesContext } from "../markup/names.ts";
import type { Seen } from "../state/view-room.ts";
import { toTyped } from "./to-typed.ts";

const MOST = 400;

const latestOf = (messages: readonly Seen[]) =>
  messages
    .map(({ message }) => message.ts)
    .toSorted()
    .at(-1) ?? "";

/** Tells a screen reader of what others say, once it is complete. */
export function Announcer({ messages }: { readonly messages: readonly Seen[] }) {
  const names = useContext(NamesContext);
  const [said, setSaid] = useState("");
  const told = useRef(latestOf(messages));
  const next = messages.find(
    ({ message: { ts, user, streaming_state: state } }) =>
      ts > told.current && user !== names.me && state !== "in_progress",
  )?.message;
  useEffect(() => {
    if (next === undefined) return;
    told.current = next.ts;
    const text = toTyped(next.text, names).slice(0, MOST);
    setSaid(`${names.person(next.user) ?? "Somebody"}: ${text}`);
  }, [next, names]);
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}
