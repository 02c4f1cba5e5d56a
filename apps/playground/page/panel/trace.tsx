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

function Turn({
  entry,
  number,
}: {
  readonly entry: Extract<TraceEntry, { kind: "turn" }>;
  readonly number: number;
}) {
  const { inputTokens, outputTokens, calls } = entry;
  const facts = [
    `turn ${number}`,
    ...(calls.length === 0 ? [] : [calls.length === 1 ? "1 call" : `${calls.length} calls`]),
    ...(inputTokens + outputTokens === 0
      ? []
      : [`${inputTokens.toLocaleString()} tokens in, ${outputTokens.toLocaleString()} out`]),
  ];
  return <div className="muted">{facts.join(" · ")}</div>;
}

function Call({ entry }: { readonly entry: Extract<TraceEntry, { kind: "call" }> }) {
  const { tool, text, outcome, failed, tookMs, content } = entry;
  return (
    <details>
      <summary>
        {failed ? "✗ " : ""}
        {text.replaceAll("`", "")}
        {outcome !== undefined && <div className="muted outcome">{outcome}</div>}
        <div className="muted">
          {tool} · {seconds(tookMs)}
        </div>
      </summary>
      <pre>{content}</pre>
    </details>
  );
}

/** An investigation step by step: when, which tool, what it answered, what it cost. */
export function Trace({ run }: { readonly run: Run | undefined }) {
  if (run === undefined) {
    return <p className="muted">None yet. Ask something; what it looks at is told here.</p>;
  }
  const { state, application, model, ms, tokens, usd, entries } = run;
  const turns = entries.filter(({ kind }) => kind === "turn");
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
          <li key={`${index}`} className={entry.kind}>
            <span className="at muted">{seconds(entry.atMs)}</span>
            {entry.kind === "call" ? (
              <Call entry={entry} />
            ) : (
              <Turn entry={entry} number={turns.indexOf(entry) + 1} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
