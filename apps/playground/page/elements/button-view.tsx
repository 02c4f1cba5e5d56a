import { useContext, useState } from "react";
import { type Element, wordsOf } from "../blocks/block.ts";
import { safeUrl } from "../markup/parse-inline.ts";
import { Confirm } from "../overlays/confirm.tsx";
import { ActContext } from "./act.ts";

type State = "idle" | "waiting" | "pressed" | "failed";

/** A button as Slack shows it: it waits for the app, says when the app did not answer, and stays marked. */
export function ButtonView({
  element,
  blockId,
}: {
  readonly element: Element;
  readonly blockId?: string | undefined;
}) {
  const act = useContext(ActContext);
  const [state, setState] = useState<State>("idle");
  const [problem, setProblem] = useState("");
  const [isAsking, setAsking] = useState(false);
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

  async function press() {
    setAsking(false);
    if (act === undefined || state === "waiting") return;
    setState("waiting");
    try {
      await act.press({ actionId, blockId }, value);
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
        aria-disabled={act === undefined}
        onClick={() => (confirm === undefined ? void press() : setAsking(act !== undefined))}
      >
        {label}
      </button>
      {isAsking && confirm !== undefined && (
        <Confirm
          confirmation={confirm}
          onConfirm={() => void press()}
          onDeny={() => setAsking(false)}
        />
      )}
      {state === "failed" && (
        <span role="alert" className="failed">
          {problem}
        </span>
      )}
    </>
  );
}
