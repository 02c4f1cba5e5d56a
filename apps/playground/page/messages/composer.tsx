import type { CommandSeed } from "@lynceus/standins";
import {
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Icon } from "../icons.tsx";
import type { Attachment } from "./attachment.ts";
import { AttachmentsView } from "./attachments-view.tsx";
import { findOffers, type Mentionable, usageOf } from "./find-offers.ts";
import { OfferList } from "./offer-list.tsx";
import { useAttachments } from "./use-attachments.ts";

const NO_COMMANDS: readonly CommandSeed[] = [];

/** Where one writes: Enter sends, Shift+Enter breaks the line, `@` offers names, `/` commands; files go along. */
export function Composer({
  label,
  placeholder,
  people,
  commands = NO_COMMANDS,
  takesFocus = false,
  onSend,
  children,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly people: readonly Mentionable[];
  /** What a slash offers; nothing in threads. */
  readonly commands?: readonly CommandSeed[];
  /** Is written in as soon as it is there. */
  readonly takesFocus?: boolean;
  /** Rejects with a sentence when the message was not sent. */
  readonly onSend: (text: string, attachments: readonly Attachment[]) => Promise<void>;
  /** What else stands beside the button that attaches files. */
  readonly children?: ReactNode;
}) {
  const [text, setText] = useState("");
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [isShut, setShut] = useState(false);
  const [problem, setProblem] = useState("");
  const files = useAttachments(setProblem);
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const listId = useId();
  /** Where the caret belongs once what was picked stands in the box. */
  const caretAfterPick = useRef<number>(undefined);
  // What is typed next must not come before the caret has moved, or the focus.
  useLayoutEffect(() => {
    const at = caretAfterPick.current;
    caretAfterPick.current = undefined;
    if (at !== undefined) box.current?.setSelectionRange(at, at);
  });
  useLayoutEffect(() => {
    // On a touch screen a keyboard would come up over what is to be read.
    if (takesFocus && matchMedia("(hover: hover)").matches) box.current?.focus();
  }, [takesFocus]);
  const offered = isShut ? undefined : findOffers(text, caret, { people, commands });
  const count = offered?.offers.length ?? 0;
  const index = Math.min(chosen, count - 1);
  const usage = usageOf(text, commands);
  const isEmpty = text.trim() === "" && files.attachments.length === 0;

  function pick(at: number) {
    const one = offered?.offers[at];
    if (offered === undefined || one === undefined) return;
    const before = `${text.slice(0, offered.start)}${one.insert} `;
    setText(before + text.slice(caret).replace(/^ /, ""));
    setCaret(before.length);
    caretAfterPick.current = before.length;
  }

  async function submit() {
    if (isEmpty) return;
    const { attachments } = files;
    setText("");
    setProblem("");
    files.set([]);
    try {
      await onSend(text.trimEnd(), attachments);
    } catch (error) {
      setText((since) => (since === "" ? text : `${text}\n${since}`));
      files.set(attachments);
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { key } = event;
    if (count > 0) {
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        return setChosen((index + (key === "ArrowDown" ? 1 : count - 1)) % count);
      }
      if (key === "Tab" || key === "Enter") {
        event.preventDefault();
        return pick(index);
      }
      if (key === "Escape") {
        event.stopPropagation();
        return setShut(true);
      }
    }
    // An input method uses Enter to take a word.
    if (key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={files.onDrop}
    >
      {offered !== undefined && count > 0 && (
        <OfferList id={listId} offered={offered} index={index} onPick={pick} />
      )}
      {problem !== "" && (
        <p role="alert" className="failed">
          {problem}
        </p>
      )}
      <div className="composer-box">
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label={label}
          placeholder={placeholder}
          aria-controls={count > 0 ? listId : undefined}
          aria-activedescendant={count > 0 ? `${listId}-${index}` : undefined}
          onChange={({ target }) => {
            setText(target.value);
            setCaret(target.selectionStart);
            setShut(false);
            setChosen(0);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onPaste={files.onPaste}
          onKeyDown={onKeyDown}
        />
        <AttachmentsView attachments={files.attachments} onRemove={files.remove} />
        <div className="composer-foot">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label="Files to attach"
            onChange={({ target }) => {
              files.add(target.files ?? []);
              target.value = "";
            }}
          />
          <button
            type="button"
            className="icon-button"
            aria-label="Attach files"
            title="Attach files"
            onClick={() => picker.current?.click()}
          >
            <Icon name="attach" />
          </button>
          {children}
          <span className="usage muted">{usage}</span>
          <button type="submit" className="send" aria-label="Send" disabled={isEmpty}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="M3 3.500 17.500 10 3 16.500 5 10.800 11 10 5 9.200z" fill="currentColor" />
            </svg>
          </button>
        </div>
      </div>
    </form>
  );
}
