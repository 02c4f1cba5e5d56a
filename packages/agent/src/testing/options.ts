import { createLogger } from "@lynceus/telemetry";
import type { RunOptions } from "../run/run-agent.ts";
import { keepJournal } from "./keep-journal.ts";
import { scriptModel } from "./scripted-model.ts";

export const logger = createLogger({ name: "agent", level: "silent" });

/** Options of a run that is content with anything. */
export function runOptions(rest: Partial<RunOptions> = {}): RunOptions {
  return {
    id: "run-1",
    model: scriptModel([]),
    modelName: "claude-sonnet-5-5",
    system: [{ type: "text", text: "You look into Argo CD." }],
    tools: [],
    opening: [{ role: "user", content: "why is payments-api failing?" }],
    journal: keepJournal().journal,
    budget: { steps: 20, tokens: 1_000_000, usd: 5, wallMs: 60_000 },
    wrapUp: "The budget is used up. Say what you found.",
    logger,
    ...rest,
  };
}
