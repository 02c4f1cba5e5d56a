import { useContext, useState } from "react";
import type { Breakage } from "../../src/serve/protocol.ts";
import { StageContext } from "../state/stage-context.ts";

const BREAKAGES: readonly (readonly [Exclude<Breakage, "argocd-down">, string, string])[] = [
  ["late-ack", "Lose an answer in time", "The bot's next ack reaches Slack a second too late."],
  ["expired-trigger", "Expire a trigger", "The next modal comes too late to be opened."],
  ["cut-streams", "Cut the streams", "What was being streamed has ended; what follows is refused."],
  ["slack-busy", "Rate limit Slack", "The next message is refused for three seconds."],
  ["lost-connection", "Cut the connection", "The bot's socket to Slack broke without a word."],
];

/** What one can break, to see what becomes of it. */
export function Breakages({ isArgocdDown }: { readonly isArgocdDown: boolean }) {
  const { attempt } = useContext(StageContext);
  const [told, setTold] = useState("");
  return (
    <details className="fold">
      <summary>Break something</summary>
      <label className="switch">
        <input
          type="checkbox"
          checked={isArgocdDown}
          onChange={({ target }) =>
            attempt({ do: target.checked ? "break" : "mend", what: "argocd-down" })
          }
        />
        <span>Argo CD does not answer</span>
      </label>
      <ul className="breakages">
        {BREAKAGES.map(([what, label, effect]) => (
          <li key={what}>
            <button
              type="button"
              className="chip"
              title={effect}
              onClick={() => {
                attempt({ do: "break", what });
                setTold(effect);
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <p className="muted" role="status">
        {told}
      </p>
    </details>
  );
}
