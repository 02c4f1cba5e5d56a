import type { ArgocdFailure } from "../errors.ts";

/** How eagerly an instance is followed; all in milliseconds. */
export interface Pace {
  /** Without an event for this long after opening a stream, the list is read all the same. */
  readonly firstEventMs: number;
  /** A pause this long ends the burst of a newly opened stream; the list follows. */
  readonly quietMs: number;
  /** The burst counts as over after this long at the latest. */
  readonly burstMs: number;
  /** Every so often all is read anew, because slow readers are dropped events without a word. */
  readonly refreshMs: number;
  /** First pause before following again; doubles up to `maxPauseMs`. */
  readonly pauseMs: number;
  readonly maxPauseMs: number;
  /** The same after a refusal, which only a person can change. */
  readonly refusedPauseMs: number;
  readonly maxRefusedPauseMs: number;
  /** A stream that has lasted this long lets pauses begin short again. */
  readonly steadyMs: number;
  /** Between two lists of the ApplicationSets. */
  readonly setsMs: number;
}

export const DEFAULT_PACE: Pace = {
  firstEventMs: 1_000,
  quietMs: 250,
  burstMs: 10_000,
  refreshMs: 480_000,
  pauseMs: 1_000,
  maxPauseMs: 60_000,
  refusedPauseMs: 30_000,
  maxRefusedPauseMs: 300_000,
  steadyMs: 10_000,
  setsMs: 60_000,
};

const REFUSALS: readonly (ArgocdFailure | undefined)[] = [
  "unauthenticated",
  "forbidden",
  "not-argocd",
  "not-found",
  "invalid",
];

/** The pause before the attempt after `failures` in a row, with jitter over its upper half. */
export function pauseMs(
  pace: Pace,
  failures: number,
  last: ArgocdFailure | undefined,
  random: () => number = Math.random,
): number {
  const [first, most] = REFUSALS.includes(last)
    ? [pace.refusedPauseMs, pace.maxRefusedPauseMs]
    : [pace.pauseMs, pace.maxPauseMs];
  const full = Math.min(most, first * 2 ** Math.min(failures, 20));
  return full / 2 + (random() * full) / 2;
}
