import type { ReactNode } from "react";
import type { Investigator, Run, Scene } from "../../src/serve/protocol.ts";
import { exactly } from "../markup/format-date.ts";
import { Breakages } from "./breakages.tsx";
import { Investigators } from "./investigators.tsx";
import { Trace } from "./trace.tsx";

function Spoiler({ scene: { world } }: { readonly scene: Scene }) {
  const { cause, failures, object, fix, cases } = world.truth;
  const points = [
    ...(cause === undefined ? [] : [cause]),
    ...failures,
    ...cases.map((one) => `“${one.question}”: ${one.cause}`),
  ];
  return (
    <details className="fold spoiler">
      <summary>What is really wrong</summary>
      {points.length === 0 && <p>Nothing.</p>}
      {points.map((point) => (
        <p key={point}>{point}</p>
      ))}
      {object !== undefined && (
        <p>
          <span className="muted">Object</span> {object}
        </p>
      )}
      {fix !== undefined && (
        <p>
          <span className="muted">Fix</span> {fix}
        </p>
      )}
    </details>
  );
}

/** What stands behind this Slack: the recorded world, what to ask it, who investigates and how it went. */
export function WorldPanel({
  scene,
  run,
  isArgocdDown,
  leading,
  onAsk,
  onFollowUp,
  onPlay,
}: {
  readonly scene: Scene;
  readonly run: Run | undefined;
  readonly isArgocdDown: boolean;
  /** Before the title. */
  readonly leading: ReactNode;
  readonly onAsk: (question: string) => void;
  /** Absent where there is no thread to say it in. */
  readonly onFollowUp: ((text: string) => void) | undefined;
  readonly onPlay: (world: string, investigator: Investigator) => void;
}) {
  const { world, worlds, investigator } = scene;
  const questions = [
    ...new Set([...world.truth.questions, ...world.truth.cases.map(({ question }) => question)]),
  ];
  const { followUp } = world.truth;
  return (
    <section className="panel" aria-label="The recorded Argo CD">
      <header className="bar">
        {leading}
        <h2>Recorded Argo CD</h2>
      </header>
      <div className="panel-body">
        <label className="field">
          <span className="muted">World</span>
          <select value={world.id} onChange={({ target }) => onPlay(target.value, investigator)}>
            {worlds.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <p className="muted">
          {world.applications.length === 1
            ? "1 application"
            : `${world.applications.length} applications`}{" "}
          of a real Argo CD {world.recordedFrom.argocd?.replace(/\+.*/, "") ?? ""}, recorded{" "}
          <time dateTime={world.recordedAt} title={exactly(new Date(world.recordedAt))}>
            {world.recordedAt.slice(0, 10)}
          </time>{" "}
          and played back as if it were now.
        </p>
        <h3>Try</h3>
        <ul className="chips">
          {questions.map((question) => (
            <li key={question}>
              <button type="button" className="chip" onClick={() => onAsk(question)}>
                {question}
              </button>
            </li>
          ))}
          {followUp !== undefined && (
            <li>
              <button
                type="button"
                className="chip chip-reply"
                disabled={onFollowUp === undefined}
                title={onFollowUp === undefined ? "Ask first, then reply in the thread" : undefined}
                onClick={() => onFollowUp?.(followUp)}
              >
                ↳ {followUp}
              </button>
            </li>
          )}
        </ul>
        <Spoiler key={world.id} scene={scene} />
        <Investigators scene={scene} onChoose={(one) => onPlay(world.id, one)} />
        <Breakages isArgocdDown={isArgocdDown} />
        <h3>Last investigation</h3>
        <Trace run={run} />
      </div>
    </section>
  );
}
