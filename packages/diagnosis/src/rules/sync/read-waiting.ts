/** What a running sync waits for, by its operation's message (gitops-engine, `setRunningPhase`). */
export interface Waiting {
  readonly for: "completion" | "health" | "deletion" | "confirmation";
  readonly kind: string;
  readonly name: string;
  readonly more: number;
}

const waiting =
  /waiting for (completion of hook|healthy state of|deletion of(?: hook)?|pruning confirmation of) ([\w.-]*)\/(\w+)\/(\S+?)(?: and (\d+) more (?:resources|hooks))?(?:[.,]? Retrying .*|[.,\s]*)$/;

export function readWaiting(message: string): Waiting | undefined {
  const [, what = "", , kind, name, more] = waiting.exec(message) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  return { for: kindOf(what), kind, name, more: Number(more ?? 0) };
}

function kindOf(what: string): Waiting["for"] {
  if (what.startsWith("completion")) return "completion";
  if (what.startsWith("healthy")) return "health";
  return what.startsWith("deletion") ? "deletion" : "confirmation";
}
