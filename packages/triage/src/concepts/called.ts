import type { Concept } from "@lynceus/contract";

/** A concept with what else people call it. */
export type Called = Concept & { readonly also: readonly string[] };
