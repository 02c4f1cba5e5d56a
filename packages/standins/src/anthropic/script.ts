import { invalid } from "./api-error.ts";
import type { MessagesRequest } from "./schema.ts";
import type { Turn, Turns } from "./turn.ts";

/** What the model says next. */
export interface Script {
  /** Throws the refusal of a script that has ended; `keep` leaves the turn to be said again. */
  next(request: MessagesRequest, keep: boolean): Promise<Turn>;
  /** A new script, from its beginning. */
  set(turns: Turns): void;
}

export function createScript(turns: Turns): Script {
  let current = turns;
  let said = 0;
  return {
    async next(request, keep) {
      const index = said;
      if (!keep) said += 1;
      const turn =
        typeof current === "function" ? await tell(current, request, index) : current[index];
      if (turn === undefined) throw invalid(`the script ends after ${index} turns`);
      return turn;
    },
    set(next) {
      current = next;
      said = 0;
    },
  };
}

async function tell(
  turns: Extract<Turns, (...args: never) => unknown>,
  request: MessagesRequest,
  said: number,
): Promise<Turn> {
  try {
    return await turns(request, said);
  } catch (error) {
    throw invalid(`the script failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
