import type { Spent } from "@lynceus/contract";
import { z } from "zod";
import type { RunCall } from "./run-state.ts";

/** Why a run had to come to its last word. */
export const UsedUp = z.enum(["steps", "tokens", "usd", "time", "loop"]);
export type UsedUp = z.infer<typeof UsedUp>;

export const RunOutcome = z.discriminatedUnion("kind", [
  /** A call to an `ends` tool was accepted; `content` is what the tool said to it. */
  z.object({
    kind: z.literal("submitted"),
    tool: z.string(),
    input: z.unknown(),
    content: z.string(),
  }),
  /** The model ended with words instead. */
  z.object({ kind: z.literal("said"), text: z.string() }),
  /** Something was used up. `text` is the model's last word, empty when it had none. */
  z.object({ kind: z.literal("wrapped-up"), text: z.string(), why: UsedUp }),
  /** The sentence is for the person: what happened, why, what to do. */
  z.object({ kind: z.literal("failed"), sentence: z.string(), failure: z.string() }),
]);
export type RunOutcome = z.infer<typeof RunOutcome>;

/** How a run ended, with what it cost and called over all its resumes. */
export type RunEnd = RunOutcome & {
  /** The model that was asked last. */
  readonly model: string;
  readonly spent: Spent;
  /** In the model's order. */
  readonly called: readonly RunCall[];
};
