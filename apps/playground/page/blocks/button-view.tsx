import { useContext, useState } from "react";
import { safeUrl } from "../markup/parse-inline.ts";
import { type ButtonElement, wordsOf } from "./block.ts";
import { PressContext } from "./press.ts";

type State = "idle" | "waiting" | "pressed" | "failed";

/** A button as Slack shows it: it waits for the app, says when the app did not answer, and stays marked. */
export function ButtonView({
  element,
  blockId,
}: {
  readonly element: ButtonElement;
  readonly blockId?: string | undefined;
}) {
  const press = useContext(PressContext);
  const [state, setState] = useState<State>("idle");
  const [problem, setProblem] = useState("");
  const { action_id: actionId = "", value, style = "default", url, confirm } = element;
  const label = wordsOf(element.text);
  const href = url === undefined ? undefined : safeUrl(url);
  const name = `button button-${style === "primary" || style === "danger" ? style : "default"}`;
  if (href !== undefined) {
    return (
      <a className={name} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {label}
      </a>
    );
  }

  async function onClick() {
    if (press === undefined || state === "waiting") return;
    const question =
      confirm === undefined ? "" : `${wordsOf(confirm.title)}\n\n${wordsOf(confirm.text)}`;
    if (question.trim() !== "" && !window.confirm(question)) return;
    setState("waiting");
    try {
      await press({
        actionId,
        ...(blockId === undefined ? {} : { blockId }),
        ...(value === undefined ? {} : { value }),
      });
      setState("pressed");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setState("failed");
    }
  }

  return (
    <>
      <button
        type="button"
        className={name}
        data-state={state}
        aria-busy={state === "waiting"}
        aria-label={element.accessibility_label}
        aria-disabled={press === undefined}
        onClick={() => void onClick()}
      >
        {label}
      </button>
      {state === "failed" && (
        <span role="alert" className="failed">
          {problem}
        </span>
      )}
    </>
  );
}
