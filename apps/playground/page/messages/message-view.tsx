import type { Message } from "@lynceus/standins";
import { type ReactNode, useContext, useMemo } from "react";
import { Content } from "../blocks/content.tsx";
import { type Press, PressContext } from "../blocks/press.ts";
import { useNow } from "../markup/clock.ts";
import { ago, exactly } from "../markup/format-date.ts";
import { NamesContext } from "../markup/names.ts";
import { send } from "../state/send.ts";
import type { Seen } from "../state/view-room.ts";
import { Avatar } from "./avatar.tsx";

export const momentOf = ({ ts }: Pick<Message, "ts">): Date => new Date(Number(ts) * 1000);

function clockTime(at: Date): string {
  return at.toLocaleTimeString(undefined, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

function Replies({
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

const EMOJI: Readonly<Record<string, string>> = {
  eyes: "👀",
  white_check_mark: "✅",
  x: "❌",
  "+1": "👍",
  "-1": "👎",
  hourglass_flowing_sand: "⏳",
};

function Reactions({ reactions }: { readonly reactions: NonNullable<Message["reactions"]> }) {
  const { person } = useContext(NamesContext);
  return (
    <ul className="reactions">
      {reactions.map(({ name, users, count }) => (
        <li key={name} title={users.map((id) => person(id) ?? id).join(", ")}>
          {EMOJI[name] ?? `:${name}:`} {count}
        </li>
      ))}
    </ul>
  );
}

function Files({ files }: { readonly files: NonNullable<Message["files"]> }) {
  return files.map(({ id, name, preview }) => (
    <details key={id} className="file">
      <summary>{name}</summary>
      {preview !== undefined && <pre>{preview}</pre>}
    </details>
  ));
}

/** One message: who, when, what, and what may be done with it. */
export function MessageView({
  seen: { message, isWhisper, replies },
  channel,
  follows,
  onOpenThread,
}: {
  readonly seen: Seen;
  readonly channel: string;
  /** Said by the same person as the message above, right after it. */
  readonly follows: boolean;
  readonly onOpenThread?: (() => void) | undefined;
}): ReactNode {
  const { me, person } = useContext(NamesContext);
  const { ts, user } = message;
  const isBot = message.bot_id !== undefined;
  const name = person(user) ?? user;
  const at = momentOf(message);
  const press = useMemo(
    () => async (pressed: Press) => {
      const { acked } = await send({ do: "press", channel, user: me, ts, ...pressed });
      if (acked === false) throw new Error("The bot did not answer in time.");
    },
    [channel, me, ts],
  );
  return (
    <article
      className="message"
      data-follows={follows}
      data-whisper={isWhisper}
      aria-label={`${name}, ${clockTime(at)}${isWhisper ? ", only visible to you" : ""}`}
    >
      <div className="gutter">
        {follows ? (
          <time className="muted small-time" dateTime={at.toISOString()} title={exactly(at)}>
            {clockTime(at)}
          </time>
        ) : (
          <Avatar id={user} name={name} isBot={isBot} />
        )}
      </div>
      <div className="body">
        {isWhisper && <div className="muted whisper">Only visible to you</div>}
        {!follows && (
          <div className="byline">
            <b>{name}</b>
            {isBot && <span className="app-mark">APP</span>}
            <time className="muted" dateTime={at.toISOString()} title={exactly(at)}>
              {clockTime(at)}
            </time>
          </div>
        )}
        <div className="content">
          <PressContext value={press}>
            <Content text={message.text} blocks={message.blocks} />
          </PressContext>
          {message.edited !== undefined && <span className="muted"> (edited)</span>}
        </div>
        {message.files !== undefined && message.files.length > 0 && <Files files={message.files} />}
        {message.reactions !== undefined && message.reactions.length > 0 && (
          <Reactions reactions={message.reactions} />
        )}
        {onOpenThread !== undefined && <Replies replies={replies} onOpen={onOpenThread} />}
      </div>
      {onOpenThread !== undefined && !isWhisper && (
        <button type="button" className="reply-in-thread" onClick={onOpenThread}>
          Reply in thread
        </button>
      )}
    </article>
  );
}
