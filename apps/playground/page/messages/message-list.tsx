import { type ReactNode, useContext, useRef } from "react";
import { Icon } from "../icons.tsx";
import { NamesContext } from "../markup/names.ts";
import { moveFocus } from "../state/move-focus.ts";
import type { Seen } from "../state/view-room.ts";
import { MessageView } from "./message-view.tsx";
import { momentOf } from "./moment-of.ts";
import { useEnd } from "./use-end.ts";

const FOLLOWS_WITHIN_MS = 5 * 60_000;

function follows(before: Seen | undefined, { message, isWhisper }: Seen): boolean {
  return (
    before !== undefined &&
    !isWhisper &&
    !before.isWhisper &&
    before.replies.length === 0 &&
    before.message.user === message.user &&
    momentOf(message).getTime() - momentOf(before.message).getTime() < FOLLOWS_WITHIN_MS
  );
}

/** Messages, oldest first. It stays at its end while a person reads there; arrows go from one to the next. */
export function MessageList({
  label,
  channel,
  messages,
  onOpenThread,
  isThread = false,
  children,
}: {
  readonly label: string;
  readonly channel: string;
  readonly messages: readonly Seen[];
  readonly onOpenThread?: ((ts: string) => void) | undefined;
  readonly isThread?: boolean;
  readonly children?: ReactNode;
}) {
  const { me } = useContext(NamesContext);
  const list = useRef<HTMLDivElement>(null);
  const { below, onScroll, goToEnd } = useEnd(list, messages, me);
  return (
    <div className="message-pane">
      <div
        ref={list}
        className="messages"
        role="log"
        // What grows would be read again and again; the announcer tells what is complete.
        aria-live="off"
        aria-label={label}
        onScroll={onScroll}
      >
        <ol onKeyDown={moveFocus}>
          {messages.map((seen, index) => {
            const { ts } = seen.message;
            const isRoot = isThread && index === 0;
            return (
              <li key={ts} data-stop tabIndex={index === messages.length - 1 ? 0 : -1}>
                <MessageView
                  seen={seen}
                  channel={channel}
                  follows={index !== 1 || !isThread ? follows(messages[index - 1], seen) : false}
                  onOpenThread={
                    onOpenThread === undefined || seen.isWhisper
                      ? undefined
                      : () => onOpenThread(ts)
                  }
                />
                {isRoot && messages.length > 1 && (
                  <div className="rule muted">
                    {messages.length === 2 ? "1 reply" : `${messages.length - 1} replies`}
                  </div>
                )}
              </li>
            );
          })}
        </ol>
        {children}
      </div>
      {below > 0 && (
        <button type="button" className="new-below" onClick={goToEnd}>
          <Icon name="down" /> {below === 1 ? "1 new message" : `${below} new messages`}
        </button>
      )}
    </div>
  );
}
