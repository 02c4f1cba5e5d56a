import type { ShortcutSeed } from "@lynceus/standins";
import { type ReactNode, useContext, useState } from "react";
import { Content } from "../blocks/content.tsx";
import { ActContext, useAct } from "../elements/act.ts";
import { exactly } from "../markup/format-date.ts";
import { NamesContext } from "../markup/names.ts";
import { Confirm } from "../overlays/confirm.tsx";
import { StageContext } from "../state/stage-context.ts";
import type { Seen } from "../state/view-room.ts";
import { Avatar } from "./avatar.tsx";
import { EditBox } from "./edit-box.tsx";
import { FilesView } from "./files-view.tsx";
import { MessageActions } from "./message-actions.tsx";
import { clockTime, momentOf } from "./moment-of.ts";
import { Reactions } from "./reactions.tsx";
import { Replies } from "./replies.tsx";
import { toTyped } from "./to-typed.ts";

const DELETION = {
  title: { text: "Delete message" },
  text: { type: "plain_text", text: "It is gone for everybody, and cannot be brought back." },
  confirm: { text: "Delete" },
  style: "danger",
};

const isForMessages = ({ type }: ShortcutSeed) => type === "message";

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
  const names = useContext(NamesContext);
  const { me, person } = names;
  const { attempt, hide, shortcuts } = useContext(StageContext);
  const [doing, setDoing] = useState<"edit" | "remove">();
  const { ts, user } = message;
  const act = useAct({ channel, ts });
  const isBot = message.bot_id !== undefined;
  const isGone = message.subtype === "tombstone";
  const name = person(user) ?? user;
  const at = momentOf(message);
  const target = { channel, user: me, ts };
  const react = (emoji: string, undo: boolean) =>
    attempt({ do: "react", ...target, name: emoji, ...(undo ? { undo } : {}) });
  return (
    <article
      className="message"
      data-follows={follows}
      data-whisper={isWhisper}
      data-gone={isGone}
      data-streaming={message.streaming_state === "in_progress"}
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
        {isWhisper && (
          <div className="muted whisper">
            Only visible to you
            <button type="button" className="link" onClick={() => hide(ts)}>
              Dismiss
            </button>
          </div>
        )}
        {!follows && (
          <div className="byline">
            <b>{name}</b>
            {isBot && <span className="app-mark">APP</span>}
            <time className="muted" dateTime={at.toISOString()} title={exactly(at)}>
              {clockTime(at)}
            </time>
          </div>
        )}
        {doing === "edit" ? (
          <EditBox
            text={toTyped(message.text, names)}
            onCancel={() => setDoing(undefined)}
            onSave={(text) => {
              setDoing(undefined);
              attempt({ do: "edit", ...target, text });
            }}
          />
        ) : (
          <div className="content">
            <ActContext value={act}>
              <Content text={message.text} blocks={message.blocks} />
            </ActContext>
            {message.edited !== undefined && <span className="muted edited">(edited)</span>}
          </div>
        )}
        {message.files !== undefined && <FilesView files={message.files} />}
        {message.reactions !== undefined && message.reactions.length > 0 && (
          <Reactions reactions={message.reactions} onReact={react} />
        )}
        {onOpenThread !== undefined && <Replies replies={replies} onOpen={onOpenThread} />}
      </div>
      {!isWhisper && !isGone && (
        <MessageActions
          isOwn={user === me}
          shortcuts={shortcuts.filter(isForMessages)}
          onReact={(emoji) => react(emoji, false)}
          onReply={onOpenThread}
          onCopy={() => void navigator.clipboard?.writeText(toTyped(message.text, names))}
          onShortcut={(callbackId) => attempt({ do: "message-shortcut", ...target, callbackId })}
          onEdit={() => setDoing("edit")}
          onRemove={() => setDoing("remove")}
        />
      )}
      {doing === "remove" && (
        <Confirm
          confirmation={DELETION}
          onDeny={() => setDoing(undefined)}
          onConfirm={() => {
            setDoing(undefined);
            attempt({ do: "remove", ...target });
          }}
        />
      )}
    </article>
  );
}
