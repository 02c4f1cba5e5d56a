import type { ModelSound } from "../ports.ts";
import type { UsedUp } from "./run-end.ts";
import type { RunCall } from "./run-state.ts";

/** What is told of a run while it goes on; nothing depends on its being heard. */
export type RunEvent =
  /** The run goes on where its journal ends; `called` is what was asked for before. */
  | { readonly kind: "resumed"; readonly called: readonly RunCall[] }
  | { readonly kind: "turn"; readonly model: string; readonly step: number }
  | { readonly kind: "sound"; readonly sound: Exclude<ModelSound, { kind: "lost" }> }
  | {
      readonly kind: "call";
      readonly ordinal: number;
      readonly tool: string;
      readonly input: unknown;
      /** What is looked at, in words for the person. */
      readonly text: string;
    }
  | { readonly kind: "called"; readonly call: RunCall }
  | { readonly kind: "wrapping-up"; readonly why: UsedUp };
