import { ExpectedError } from "@lynceus/contract";
import { ModelError } from "../errors.ts";
import type { Model, ModelTurn } from "../ports.ts";
import type { Ledger } from "./open-ledger.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunState } from "./run-state.ts";
import { traceTurn } from "./trace-turn.ts";
import { TimedOut, within } from "./within.ts";

export interface TurnTaker {
  readonly id: string;
  readonly ledger: Ledger;
  readonly model: Model;
  readonly escalation: Model | undefined;
  readonly wrapUp: string;
  /** For the last turn, when the time is used up already. */
  readonly lastTurnMs: number;
  readonly tell: (event: RunEvent) => void;
}

/** Asks for the next turn and records it, or what came instead. */
export async function takeTurn(
  taker: TurnTaker,
  state: RunState,
  signal: AbortSignal,
): Promise<void> {
  const { ledger, tell } = taker;
  const { start, wrapUp } = state;
  const isLast = wrapUp !== undefined;
  const model = state.refusals > 0 ? (taker.escalation ?? taker.model) : taker.model;
  tell({ kind: "turn", model: state.model, step: state.spent.steps + 1 });
  let turn: ModelTurn;
  try {
    turn = await within(
      isLast ? taker.lastTurnMs : Math.max(1, start.budget.wallMs - ledger.ms()),
      (stop) => {
        const request = {
          model: state.model,
          system: start.system,
          tools: start.tools,
          messages: state.messages,
          maxTokens: state.maxTokens,
          mayCallTools: !isLast,
          conversation: taker.id,
        };
        return traceTurn(model, request, (sound) => tell({ kind: "sound", sound }), stop);
      },
      signal,
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TimedOut) {
      if (!isLast) return wrapUpForTime(taker);
      const outcome = { kind: "wrapped-up" as const, text: "", why: wrapUp };
      await ledger.record({ kind: "end", outcome });
      return;
    }
    if (!(error instanceof ExpectedError)) throw error;
    const failure = error instanceof ModelError ? error.failure : "model";
    const outcome = { kind: "failed" as const, sentence: error.message, failure };
    await ledger.record({ kind: "end", outcome });
    return;
  }
  const usd = [turn.usage, ...(turn.lost ?? [])].reduce(
    (sum, usage) => sum + model.cost(turn.model, usage),
    0,
  );
  await ledger.record({ kind: "turn", turn, usd });
}

async function wrapUpForTime({ ledger, wrapUp, tell }: TurnTaker): Promise<void> {
  tell({ kind: "wrapping-up", why: "time" });
  await ledger.record({ kind: "note", why: "time", text: wrapUp });
}
