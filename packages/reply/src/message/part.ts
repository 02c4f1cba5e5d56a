import type { Line } from "../markup/write-line.ts";

export interface Button {
  readonly label: string;
  /** Unique within one message, as Slack asks. */
  readonly actionId: string;
  readonly value: string;
}

/** What a message is made of, in reading order; both the blocks and the fallback are written from it. */
export type Part =
  /** The answer in one line; stands first and alone. */
  | { readonly kind: "verdict"; readonly line: Line }
  /** `lead` is set off: `Do:`. */
  | {
      readonly kind: "line";
      readonly line: Line;
      readonly lead?: string;
      /** Characters once it is written; of any part that has it. */
      readonly max?: number;
    }
  | { readonly kind: "bullet"; readonly line: Line; readonly max?: number }
  /** One of several, with the number that a reply may pick it by. */
  | {
      readonly kind: "item";
      readonly number: number;
      readonly heading: Line;
      readonly line: Line;
    }
  /** Verbatim text and where it stands. */
  | {
      readonly kind: "excerpt";
      readonly line: Line;
      readonly excerpt: string;
      readonly max?: number;
    }
  /** Buttons that lead on from what was said. */
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  /** Buttons that are what was said: the fallback lists them. */
  | { readonly kind: "choices"; readonly buttons: readonly Button[] }
  | { readonly kind: "footer"; readonly line: Line };
