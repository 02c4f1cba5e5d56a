import { type ReactNode, useLayoutEffect, useRef } from "react";
import { moveFocus } from "../state/move-focus.ts";
import type { Seen } from "../state/view-room.ts";
import { MessageView, momentOf } from "./message-view.tsx";

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

/** How near to its end a list is taken to be read to the end. */
const NEAR_END_PX = 120;

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
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const toEnd = () => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    };
    toEnd();
    const observer = new ResizeObserver(toEnd);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  });
  return (
    <div
      ref={list}
      className="messages"
      role="log"
      aria-label={label}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
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
                  onOpenThread === undefined || seen.isWhisper ? undefined : () => onOpenThread(ts)
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
  );
}
