import { canonical } from "./canonical.ts";

export interface MadeCall {
  readonly tool: string;
  readonly input: unknown;
  readonly isError: boolean;
}

/** How a run goes in circles; `tools` are those it does so with. */
export interface Loop {
  readonly kind: "repeat" | "alternation" | "errors";
  readonly tools: readonly string[];
}

const sameInARow = 3;
const errorsInARow = 5;

/**
 * Whether the latest calls go in circles: the same call three times, A-B-A-B, or five errors in a row.
 * `nudgedAt`: calls that had been made when the model was told; after that, one more repetition is
 * enough, while a streak of errors has to come about anew.
 */
export function findLoop(calls: readonly MadeCall[], nudgedAt = 0): Loop | undefined {
  const latest = (count: number) => calls.slice(-count).map(keyOf);
  const tools = [...new Set(calls.slice(-errorsInARow).map(({ tool }) => tool))];

  const repeated = latest(sameInARow);
  if (repeated.length === sameInARow && new Set(repeated).size === 1) {
    return { kind: "repeat", tools: calls.slice(-1).map(({ tool }) => tool) };
  }
  const [a, b, c, d] = latest(4);
  if (d !== undefined && a === c && b === d && a !== b) {
    return { kind: "alternation", tools: [...new Set(calls.slice(-2).map(({ tool }) => tool))] };
  }
  const since = calls.slice(nudgedAt).slice(-errorsInARow);
  if (since.length === errorsInARow && since.every(({ isError }) => isError)) {
    return { kind: "errors", tools };
  }
  return undefined;
}

function keyOf({ tool, input }: MadeCall): string {
  return `${tool} ${canonical(input)}`;
}

/** What the model is told about it, once. */
export function nudge({ kind, tools }: Loop): string {
  const names = tools.map((tool) => `\`${tool}\``).join(" and ");
  const end = "Use what you have, look elsewhere, or come to an end. Next time the run ends.";
  switch (kind) {
    case "repeat":
      return `You have made the same call to ${names} three times; it will not say anything else. ${end}`;
    case "alternation":
      return `You are going back and forth between the same calls to ${names}; they will not say anything else. ${end}`;
    case "errors":
      return `The last ${errorsInARow} calls all failed (${names}). Read what the errors say before you call again. ${end}`;
  }
}
