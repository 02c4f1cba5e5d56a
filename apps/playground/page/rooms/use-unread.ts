import { useEffect, useState } from "react";
import type { PageState } from "../state/page-state.ts";

/** How many messages of others came into a channel since this person looked at it last. */
export function useUnread(state: PageState, me: string, open: string): (room: string) => number {
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const latest = state.messages[open]?.at(-1)?.ts ?? "";
  useEffect(() => {
    setSeen((before) => ({ ...before, [`${me} ${open}`]: latest }));
  }, [me, open, latest]);
  return (room) =>
    room === open
      ? 0
      : (state.messages[room] ?? []).filter(
          ({ ts, user }) => user !== me && ts > (seen[`${me} ${room}`] ?? ""),
        ).length;
}
