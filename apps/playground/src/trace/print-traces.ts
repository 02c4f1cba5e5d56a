import { type SpanNode, startMs, type Traces, tookMs } from "./grow-traces.ts";

/** What of a span's attributes is worth a word in a tree. */
const TOLD: Readonly<Record<string, string>> = {
  "argocd.instance": "",
  "http.response.status_code": "",
  "slack.outcome": "",
  "gen_ai.response.finish_reasons": "",
  "gen_ai.usage.input_tokens": "in",
  "gen_ai.usage.output_tokens": "out",
  "lynceus.investigation.end": "",
  "error.type": "error",
};

/** Traces as trees, a line for each span: what, when it began (ms after the trace), how long it took. */
export function printTraces({ roots }: Traces): string {
  const names = new Map(roots.map(({ span }, at) => [span.spanContext().traceId, at + 1]));
  return roots
    .map((root, at) => [`Trace ${at + 1}`, ...lines(root, names, startMs(root.span))].join("\n"))
    .join("\n\n");
}

function lines(
  node: SpanNode,
  names: ReadonlyMap<string, number>,
  began: number,
  lead = "",
  isLast = true,
  isRoot = true,
): readonly string[] {
  const { span, children } = node;
  const branch = isRoot ? "" : `${lead}${isLast ? "└─ " : "├─ "}`;
  const below = isRoot ? "" : `${lead}${isLast ? "   " : "│  "}`;
  const times = `+${Math.round(startMs(span) - began)} ms, ${tookMs(span).toFixed(1)} ms`;
  const told = Object.entries(TOLD).flatMap(([key, word]) => {
    const value = span.attributes[key];
    return value === undefined ? [] : [`${word} ${String(value)}`.trim()];
  });
  const links = span.links.map(({ context }) => {
    const other = names.get(context.traceId);
    return context.traceId === span.spanContext().traceId
      ? "linked to its job"
      : `linked to trace ${other ?? "of another thread"}`;
  });
  const notes = [...told, ...links].join(", ");
  return [
    `${branch}${span.name}  (${times})${notes === "" ? "" : `  ${notes}`}`,
    ...children.flatMap((child, at) =>
      lines(child, names, began, below, at === children.length - 1, false),
    ),
  ];
}
