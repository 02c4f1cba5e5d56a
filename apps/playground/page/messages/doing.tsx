import { useEffect, useState } from "react";
import { Icon } from "../icons.tsx";
import type { Status } from "../state/page-state.ts";

const NEXT_AFTER_MS = 3_000;

/** What the app says it is doing in a thread, and Slack's own Stop; its line is kept free while it is silent. */
export function Doing({
  name,
  status,
  onStop,
}: {
  readonly name: string;
  readonly status: Status | undefined;
  /** Ends what the app is at; absent while it is at nothing. */
  readonly onStop: (() => void) | undefined;
}) {
  const [turn, setTurn] = useState(0);
  const { loadingMessages = [] } = status ?? {};
  useEffect(() => {
    if (loadingMessages.length < 2) return;
    const timer = setInterval(() => setTurn((now) => now + 1), NEXT_AFTER_MS);
    return () => clearInterval(timer);
  }, [loadingMessages.length]);
  const words = loadingMessages[turn % Math.max(1, loadingMessages.length)];
  return (
    <div className="doing">
      <span role="status" className="muted" data-busy={status !== undefined}>
        {status === undefined ? "" : (words ?? `${name} ${status.text}`)}
      </span>
      {onStop !== undefined && (
        <button type="button" className="button button-default stop" onClick={onStop}>
          <Icon name="stop" /> Stop
        </button>
      )}
    </div>
  );
}
