import type { Run, TraceEntry } from "../../src/serve/protocol.ts";

const STATES: Readonly<Record<Run["state"], string>> = {
  "under-way": "under way…",
  answered: "answered",
  unfinished: "no answer",
  stopped: "stopped",
};

function seconds(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

function Entry({ entry }: { readonly entry: TraceEntry }) {
  if (entry.kind === "turn") {
    const tokens = entry.inputTokens + entry.outputTokens;
    const words = entry.calls.length === 0 ? "said its word" : `called ${entry.calls.join(", ")}`;
    return (
      <li className="turn">
        <span className="at muted">{seconds(entry.atMs)}</span>
        <span>
          {words}
          {tokens > 0 && (
            <span className="muted">
              {" "}
              · {entry.inputTokens.toLocaleString()} in, {entry.outputTokens.toLocaleString()} out
            </span>
          )}
        </span>
      </li>
    );
  }
  return (
    <li className="call" data-failed={entry.failed}>
      <span className="at muted">{seconds(entry.atMs)}</span>
      <details>
        <summary>
          <code>{entry.tool}</code> <span className="muted">{seconds(entry.tookMs)}</span>
          <div>
            {entry.failed ? "✗ " : ""}
            {entry.text.replaceAll("`", "")}
            {entry.outcome !== undefined && <span className="muted"> – {entry.outcome}</span>}
          </div>
        </summary>
        <pre>{entry.content}</pre>
      </details>
    </li>
  );
}

/** An investigation step by step: when, which tool, what it answered, what it cost. */
export function Trace({ run }: { readonly run: Run | undefined }) {
  if (run === undefined) {
    return <p className="muted">None yet. Ask something; what it looks at is told here.</p>;
  }
  const { state, application, model, ms, tokens, usd, entries } = run;
  const facts = [
    ms === undefined ? undefined : seconds(ms),
    tokens === undefined || tokens === 0 ? undefined : `${tokens.toLocaleString()} tokens`,
    usd === undefined || usd === 0 ? undefined : `$${usd.toFixed(3)}`,
    model,
  ].filter((fact) => fact !== undefined);
  return (
    <>
      <p>
        <code>{application}</code> {STATES[state]}
        {facts.length > 0 && <span className="muted"> · {facts.join(" · ")}</span>}
      </p>
      <ol className="trace">
        {entries.map((entry, index) => (
          <Entry key={`${index}`} entry={entry} />
        ))}
      </ol>
    </>
  );
}
