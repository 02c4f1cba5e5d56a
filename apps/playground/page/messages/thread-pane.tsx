import { useEffect } from "react";
import { Icon } from "../icons.tsx";
import type { Status, Suggested } from "../state/page-state.ts";
import type { Seen } from "../state/view-room.ts";
import type { Attachment } from "./attachment.ts";
import { Composer } from "./composer.tsx";
import { Doing } from "./doing.tsx";
import type { Mentionable } from "./find-offers.ts";
import { MessageList } from "./message-list.tsx";
import { Prompts } from "./prompts.tsx";

/** A thread beside its channel. Escape closes it. */
export function ThreadPane({
  channel,
  channelName,
  botName,
  messages,
  status,
  suggested,
  onStop,
  people,
  onReply,
  onClose,
}: {
  readonly channel: string;
  readonly channelName: string;
  readonly botName: string;
  readonly messages: readonly Seen[];
  readonly status: Status | undefined;
  readonly suggested: Suggested | undefined;
  /** Ends what the app is at; absent while it is at nothing. */
  readonly onStop: (() => void) | undefined;
  readonly people: readonly Mentionable[];
  readonly onReply: (text: string, attachments: readonly Attachment[]) => Promise<void>;
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
        <button
          type="button"
          className="icon-button push"
          aria-label="Close thread"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList label="Thread messages" channel={channel} messages={messages} isThread />
      <Prompts suggested={suggested} onChoose={(message) => void onReply(message, [])} />
      <Doing name={botName} status={status} onStop={onStop} />
      <Composer label="Reply" placeholder="Reply…" takesFocus people={people} onSend={onReply} />
    </aside>
  );
}
