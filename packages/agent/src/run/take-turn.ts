import { ExpectedError } from "@lynceus/contract";
import { countTokens } from "../count-tokens.ts";
import { ModelError } from "../errors.ts";
import type { Model, ModelSound, ModelTurn, Usage } from "../ports.ts";
import type { Lost } from "./entry.ts";
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
  const broken: Usage[] = [];
  const hear = (sound: ModelSound) => {
    if (sound.kind === "lost") broken.push(sound.usage);
    else tell({ kind: "sound", sound });
  };
  const lost = () => costOf(broken, model, state.model);
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
        return traceTurn(model, request, hear, stop);
      },
      signal,
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TimedOut) {
      if (!isLast) return wrapUpForTime(taker, lost());
      const outcome = { kind: "wrapped-up" as const, text: "", why: wrapUp };
      await ledger.record({ kind: "end", outcome, lost: lost() });
      return;
    }
    if (!(error instanceof ExpectedError)) throw error;
    const failure = error instanceof ModelError ? error.failure : "model";
    const outcome = { kind: "failed" as const, sentence: error.message, failure };
    await ledger.record({ kind: "end", outcome, lost: lost() });
    return;
  }
  const { usd } = costOf([turn.usage, ...(turn.lost ?? [])], model, turn.model);
  await ledger.record({ kind: "turn", turn, usd });
}

async function wrapUpForTime({ ledger, wrapUp, tell }: TurnTaker, lost: Lost): Promise<void> {
  tell({ kind: "wrapping-up", why: "time" });
  await ledger.record({ kind: "note", why: "time", text: wrapUp, lost });
}

function costOf(used: readonly Usage[], model: Model, name: string): Lost {
  return {
    tokens: used.reduce((sum, usage) => sum + countTokens(usage), 0),
    usd: used.reduce((sum, usage) => sum + model.cost(name, usage), 0),
  };
}
