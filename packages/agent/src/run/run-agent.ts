import { setMaxListeners } from "node:events";
import type { Budget } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import { orAborted } from "../or-aborted.ts";
import type { AgentTool, MessageParam, Model, RunJournal, TextBlockParam } from "../ports.ts";
import { nextMove } from "./next-move.ts";
import { type Ledger, openLedger } from "./open-ledger.ts";
import { runCalls } from "./run-calls.ts";
import type { RunEnd, RunOutcome } from "./run-end.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunState } from "./run-state.ts";
import { takeTurn } from "./take-turn.ts";

export interface RunOptions {
  /** The investigation, for traces. */
  readonly id: string;
  readonly model: Model;
  readonly modelName: string;
  /**
   * Asked once when the model refuses, and from then on. Never because the model is overloaded (529): that passes and
   * is retried, while this one costs more, begins without the cache, and would take the load of all runs at once.
   */
  readonly escalation?: { readonly model: Model; readonly modelName: string } | undefined;
  readonly system: readonly TextBlockParam[];
  readonly tools: readonly AgentTool[];
  /**
   * What the run begins with: a user message, and results that were had before, as calls of offered tools and
   * their results. Ends with a user message.
   */
  readonly opening: readonly MessageParam[];
  readonly journal: RunJournal;
  readonly budget: Budget;
  /** Said to the model when the budget is used up and one turn without tools is left. */
  readonly wrapUp: string;
  readonly logger: Logger;
  readonly onEvent?: (event: RunEvent) => void;
  /** Room for one turn's output, thinking included; up to four times that when it does not fit. */
  readonly maxTokens?: number;
  /** Reads at a time. */
  readonly maxParallel?: number;
  readonly toolTimeoutMs?: number;
  readonly lastTurnMs?: number;
  readonly clock?: () => number;
}

/**
 * Runs until the model submits or ends, or something is used up; goes on where the journal ends.
 * What the journal was begun with (system, tools, models, budget) holds to the end, whatever the options say
 * by then. Throws the signal's reason, `RunSuperseded` and bugs; the journal stays resumable.
 */
export async function runAgent(options: RunOptions, signal: AbortSignal): Promise<RunEnd> {
  signal.throwIfAborted();
  const stop = new AbortController();
  // Every read in flight listens.
  setMaxListeners(0, stop.signal);
  const onAbort = () => stop.abort(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await orAborted(drive(options, stop.signal), stop.signal);
  } finally {
    signal.removeEventListener("abort", onAbort);
    // Whatever is still under way after a failure stops, and writes nothing.
    stop.abort(new Error("the run is over"));
  }
}

async function drive(options: RunOptions, signal: AbortSignal): Promise<RunEnd> {
  const { journal, model, logger, clock = Date.now, onEvent: tell = () => {} } = options;
  const ledger = await openLedger(journal, clock, signal);
  let state = ledger.state();
  if (state === undefined) state = await begin(options, ledger, clock);
  else tell({ kind: "resumed", called: state.calls });

  const tools = new Map(options.tools.map((tool) => [tool.definition.name, tool]));
  const { maxParallel = 4, toolTimeoutMs: timeoutMs = 30_000 } = options;
  const runner = { ledger, tools, maxParallel, timeoutMs, logger, tell };
  const { id, wrapUp, lastTurnMs = 60_000 } = options;
  const escalation = options.escalation?.model;
  const taker = { id, ledger, model, escalation, wrapUp, lastTurnMs, tell };

  for (;;) {
    signal.throwIfAborted();
    state = ledger.state() ?? state;
    const move = nextMove(state, ledger.ms());
    switch (move.kind) {
      case "calls":
        await runCalls(runner, signal);
        break;
      case "turn":
        await takeTurn(taker, state, signal);
        break;
      case "note":
        await ledger.record(move);
        break;
      case "wrap-up":
        tell({ kind: "wrapping-up", why: move.why });
        await ledger.record({ kind: "note", why: move.why, text: wrapUp });
        break;
      case "end":
        return finish(ledger, state, move.outcome);
    }
  }
}

function begin(options: RunOptions, ledger: Ledger, clock: () => number): Promise<RunState> {
  const { system, opening, budget, maxTokens = 16_000 } = options;
  return ledger.record({
    kind: "start",
    model: options.modelName,
    escalation: options.escalation?.modelName,
    system: [...system],
    // In one order for all runs, so that they share a cache.
    tools: options.tools
      .map(({ definition }) => definition)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    opening: [...opening],
    budget,
    maxTokens,
    startedAt: clock(),
  });
}

async function finish(ledger: Ledger, state: RunState, outcome: RunOutcome): Promise<RunEnd> {
  const { model, spent, calls } =
    state.end === undefined ? await ledger.record({ kind: "end", outcome }) : state;
  return { ...outcome, model, spent, called: calls };
}
