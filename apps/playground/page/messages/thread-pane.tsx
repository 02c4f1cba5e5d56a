import { useEffect } from "react";
import type { Seen } from "../state/view-room.ts";
import { Composer } from "./composer.tsx";
import type { Mentionable } from "./find-mention.ts";
import { MessageList } from "./message-list.tsx";

/** A thread beside its channel. Escape closes it. */
export function ThreadPane({
  channel,
  channelName,
  messages,
  status,
  onStop,
  people,
  onReply,
  onClose,
}: {
  readonly channel: string;
  readonly channelName: string;
  readonly messages: readonly Seen[];
  /** What the app says it is doing here. */
  readonly status: string;
  /** Ends what the app is at; absent while it is at nothing. */
  readonly onStop: (() => void) | undefined;
  readonly people: readonly Mentionable[];
  readonly onReply: (text: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  useEffect(() => {
    const onKeyDown = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === "Escape" && !defaultPrevented) onClose();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onClose]);
  return (
    <aside className="thread" aria-label="Thread">
      <header className="bar">
        <div>
          <h2>Thread</h2>
          <span className="muted">{channelName}</span>
        </div>
        <button type="button" className="plain" aria-label="Close thread" onClick={onClose}>
          ✕
        </button>
      </header>
      <MessageList label="Thread messages" channel={channel} messages={messages} isThread>
        {status !== "" && (
          <p className="status muted" role="status">
            Lynceus {status}
          </p>
        )}
        {onStop !== undefined && (
          <p className="status">
            <button type="button" className="button button-default" onClick={onStop}>
              ■ Stop
            </button>
          </p>
        )}
      </MessageList>
      <Composer label="Reply" placeholder="Reply…" takesFocus people={people} onSend={onReply} />
    </aside>
  );
}
