import type { ContentBlockParam } from "@anthropic-ai/sdk/resources/messages";
import { countTokens } from "../count-tokens.ts";
import type { MessageParam } from "../ports.ts";
import { addWord } from "./add-word.ts";
import type { Entry, EntryOf, Lost } from "./entry.ts";
import { readStop, type Stop, toolUses } from "./read-stop.ts";
import { UsedUp } from "./run-end.ts";
import type { RunCall, RunState } from "./run-state.ts";

/** A run's state after one more entry. Pure: the same entries give the same state, bytes included. */
export function applyEntry(state: RunState | undefined, entry: Entry): RunState {
  if (entry.kind === "start") return begin(entry);
  if (state === undefined) throw new Error(`a journal begins with "start", not "${entry.kind}"`);
  const now = { ...state, spent: { ...state.spent, ms: entry.ms } };
  switch (entry.kind) {
    case "turn":
      return applyTurn(now, entry);
    case "intent":
      return withCall(now, entry.ordinal, (call) => ({ ...call, begun: true }));
    case "call":
      return applyCall(now, entry);
    case "note":
      return applyNote(now, entry);
    case "end":
      return { ...withLost(now, entry.lost), end: entry.outcome };
  }
}

function begin(start: EntryOf<"start">): RunState {
  return {
    start,
    model: start.model,
    refusals: 0,
    maxTokens: start.maxTokens,
    messages: [...start.opening],
    calls: [],
    stop: undefined,
    pauses: 0,
    empties: 0,
    nudgedAt: undefined,
    wrapUp: undefined,
    spent: { steps: 0, toolCalls: 0, tokens: 0, usd: 0, ms: start.ms },
    end: undefined,
  };
}

function applyTurn(state: RunState, { turn, usd }: EntryOf<"turn">): RunState {
  const stop = readStop(turn);
  const { spent } = state;
  const used = [turn.usage, ...(turn.lost ?? [])].reduce(
    (sum, usage) => sum + countTokens(usage),
    0,
  );
  const next: RunState = {
    ...state,
    stop,
    messages: isKept(stop, turn.content.length)
      ? [...state.messages, { role: "assistant", content: turn.content as ContentBlockParam[] }]
      : state.messages,
    spent: {
      ...spent,
      steps: spent.steps + 1,
      tokens: spent.tokens + used,
      usd: spent.usd + usd,
    },
    pauses: stop.kind === "paused" ? state.pauses + 1 : 0,
  };
  // The last turn's calls are not made, whatever it asks for.
  if (state.wrapUp !== undefined) return next;
  switch (stop.kind) {
    case "calls":
      return { ...next, calls: [...state.calls, ...newCalls(state, turn)] };
    case "empty":
      return { ...next, empties: state.empties + 1 };
    case "truncated":
      return { ...next, maxTokens: state.maxTokens * 2 };
    case "refused":
      return {
        ...next,
        refusals: state.refusals + 1,
        model: state.start.escalation ?? state.model,
      };
    case "said":
    case "paused":
    case "overflowed":
    case "unknown":
      return next;
  }
}

/** A refused or truncated turn never becomes part of the conversation; an empty message may not. */
function isKept(stop: Stop, blocks: number): boolean {
  return blocks > 0 && ["calls", "said", "empty", "paused"].includes(stop.kind);
}

function newCalls(state: RunState, turn: EntryOf<"turn">["turn"]): readonly RunCall[] {
  return toolUses(turn).map(({ id, name, input }, index) => ({
    id,
    ordinal: state.calls.length + index + 1,
    tool: name,
    input,
    begun: false,
  }));
}

function applyCall(state: RunState, entry: EntryOf<"call">): RunState {
  const { kind: _kind, ms: _ms, ordinal, ...result } = entry;
  const next = withCall(state, ordinal, (call) => ({ ...call, result }));
  const spent = { ...next.spent, toolCalls: next.spent.toolCalls + 1 };
  if (next.calls.some((call) => call.result === undefined)) return { ...next, spent };
  return { ...next, spent, messages: withResults(next) };
}

/** All results of the last turn in one user message with nothing else in it, then our own instructions. */
function withResults({ messages, calls }: RunState): readonly MessageParam[] {
  const asked = messages.at(-1)?.content;
  const count = Array.isArray(asked) ? asked.filter(({ type }) => type === "tool_use").length : 0;
  const answered = calls.slice(-count);
  const results = answered.map(({ id, result }) => ({
    type: "tool_result" as const,
    tool_use_id: id,
    content: result?.content ?? "",
    ...(result?.isError ? { is_error: true } : {}),
  }));
  return answered
    .flatMap(({ result }) => result?.instructions ?? [])
    .reduce(addWord, [...messages, { role: "user", content: results }]);
}

function applyNote(state: RunState, { why, text, lost }: EntryOf<"note">): RunState {
  const messages = addWord(state.messages, text);
  const next = { ...withLost(state, lost), stop: undefined, messages };
  const usedUp = UsedUp.safeParse(why);
  if (usedUp.success) return { ...next, wrapUp: usedUp.data };
  return why === "repeating" ? { ...next, nudgedAt: state.calls.length } : next;
}

function withLost(state: RunState, lost: Lost | undefined): RunState {
  if (lost === undefined) return state;
  const { spent } = state;
  const tokens = spent.tokens + lost.tokens;
  return { ...state, spent: { ...spent, tokens, usd: spent.usd + lost.usd } };
}

function withCall(state: RunState, ordinal: number, change: (call: RunCall) => RunCall): RunState {
  const calls = state.calls.map((call) => (call.ordinal === ordinal ? change(call) : call));
  return { ...state, calls };
}
