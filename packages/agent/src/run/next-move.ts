import { findLoop, nudge } from "./find-loop.ts";
import type { RunOutcome, UsedUp } from "./run-end.ts";
import type { RunState } from "./run-state.ts";

/** What is to be done next in a run. */
export type Move =
  | { readonly kind: "end"; readonly outcome: RunOutcome }
  | { readonly kind: "calls" }
  | { readonly kind: "turn" }
  | { readonly kind: "note"; readonly why: "continue" | "repeating"; readonly text: string }
  | { readonly kind: "wrap-up"; readonly why: UsedUp };

/** A turn that does not fit is asked for again with twice the room, up to this many times the first. */
const mostRoom = 4;
const mostPauses = 5;

/** Decides by the state alone, so that a resumed run goes on as the first one would have. `ms` is its time so far. */
export function nextMove(state: RunState, ms: number): Move {
  if (state.end !== undefined) return { kind: "end", outcome: state.end };
  if (state.wrapUp !== undefined) return lastWord(state, state.wrapUp);
  return afterTurn(state) ?? withinBudget(state, ms) ?? { kind: "turn" };
}

function lastWord({ stop }: RunState, why: UsedUp): Move {
  if (stop === undefined) return { kind: "turn" };
  const text = "text" in stop ? stop.text : "";
  return { kind: "end", outcome: { kind: "wrapped-up", text, why } };
}

function afterTurn(state: RunState): Move | undefined {
  const { stop, start } = state;
  switch (stop?.kind) {
    case undefined:
      return undefined;
    case "calls":
      return afterCalls(state);
    case "said":
      return { kind: "end", outcome: { kind: "said", text: stop.text } };
    case "empty":
      if (state.empties === 1) return { kind: "note", why: "continue", text: "Please continue." };
      return fail("empty", "The model ended without a word, twice. Ask again.");
    case "paused":
      if (state.pauses <= mostPauses) return undefined;
      return fail("paused", "The model kept pausing and came to no end. Ask again.");
    case "truncated":
      if (state.maxTokens <= start.maxTokens * mostRoom) return undefined;
      return fail(
        "truncated",
        "What the model has to say does not fit into one turn. Ask about one failure, or about one application.",
      );
    case "refused":
      if (state.refusals === 1 && start.escalation !== undefined) return undefined;
      return fail(
        "refused",
        `The model declines to go on with this (category ${stop.category}). Its safety rules can take words in logs or manifests for an attack; ask in other words, or about another part.`,
      );
    case "overflowed":
      return fail(
        "overflowed",
        "More has been read than the model can hold. Ask about one failure, or about one application.",
      );
    case "unknown":
      return fail(
        "unknown-stop",
        `The model stopped for a reason that Lynceus does not know (${stop.reason}). Ask again, or update Lynceus.`,
      );
  }
}

function afterCalls({ calls, nudgedAt }: RunState): Move | undefined {
  if (calls.some(({ result }) => result === undefined)) return { kind: "calls" };
  const accepted = calls.find(({ result }) => result?.ends);
  if (accepted?.result !== undefined) {
    const { tool, input, result } = accepted;
    const outcome = { kind: "submitted" as const, tool, input, content: result.content };
    return { kind: "end", outcome };
  }
  const loop = findLoop(
    calls.map(({ tool, input, result }) => ({ tool, input, isError: result?.isError ?? false })),
    nudgedAt,
  );
  if (loop === undefined) return undefined;
  if (nudgedAt !== undefined) return { kind: "wrap-up", why: "loop" };
  return { kind: "note", why: "repeating", text: nudge(loop) };
}

function withinBudget({ start: { budget }, spent }: RunState, ms: number): Move | undefined {
  const wrapUp = (why: UsedUp): Move => ({ kind: "wrap-up", why });
  if (spent.steps >= budget.steps) return wrapUp("steps");
  if (spent.tokens >= budget.tokens) return wrapUp("tokens");
  if (spent.usd >= budget.usd) return wrapUp("usd");
  return ms >= budget.wallMs ? wrapUp("time") : undefined;
}

function fail(failure: string, sentence: string): Move {
  return { kind: "end", outcome: { kind: "failed", sentence, failure } };
}
