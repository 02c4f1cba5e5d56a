import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { findMention, type Mentionable, mentionsFor } from "./find-mention.ts";

/** Where one writes: Enter sends, Shift+Enter breaks the line, `@` offers names. */
export function Composer({
  label,
  placeholder,
  people,
  takesFocus = false,
  onSend,
}: {
  readonly label: string;
  readonly placeholder: string;
  /** Is written in as soon as it is there. */
  readonly takesFocus?: boolean;
  readonly people: readonly Mentionable[];
  /** Rejects with a sentence when the message was not sent. */
  readonly onSend: (text: string) => Promise<void>;
}) {
  const [text, setText] = useState("");
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [isShut, setShut] = useState(false);
  const [problem, setProblem] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  useEffect(() => {
    // On a touch screen a keyboard would come up over what is to be read.
    if (takesFocus && matchMedia("(hover: hover)").matches) box.current?.focus();
  }, [takesFocus]);
  const mention = isShut ? undefined : findMention(text, caret);
  const offered = mention === undefined ? [] : mentionsFor(mention.typed, people);
  const index = Math.min(chosen, offered.length - 1);

  function pick({ name }: Mentionable) {
    if (mention === undefined) return;
    const before = `${text.slice(0, mention.start)}@${name} `;
    setText(before + text.slice(caret).replace(/^ /, ""));
    setCaret(before.length);
    requestAnimationFrame(() => box.current?.setSelectionRange(before.length, before.length));
  }

  async function submit() {
    const said = text.trim();
    if (said === "") return;
    setText("");
    setProblem("");
    try {
      await onSend(said);
    } catch (error) {
      setText(said);
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { key } = event;
    const one = offered[index];
    if (one !== undefined) {
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        const step = key === "ArrowDown" ? 1 : offered.length - 1;
        return setChosen((index + step) % offered.length);
      }
      if (key === "Tab" || key === "Enter") {
        event.preventDefault();
        return pick(one);
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
    >
      {offered.length > 0 && (
        <div className="mentions" id={listId} role="listbox" aria-label="People to mention">
          {offered.map((one, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus.
            <div
              key={one.name}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === index}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(one)}
            >
              <b>{one.realName}</b> <span className="muted">@{one.name}</span>
            </div>
          ))}
        </div>
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
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered.length > 0 ? `${listId}-${index}` : undefined}
          onChange={({ target }) => {
            setText(target.value);
            setCaret(target.selectionStart);
            setShut(false);
            setChosen(0);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="send" aria-label="Send" disabled={text.trim() === ""}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M3 3.500 17.500 10 3 16.500 5 10.800 11 10 5 9.200z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </form>
  );
}
