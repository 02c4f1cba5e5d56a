/** How much a findings index may ask of one instance. Milliseconds where nothing else is said. */
export interface LookPace {
  /** Looks at a time at all instances together: what is read for them takes memory, and people wait beside them. */
  readonly atOnceInAll: number;
  /** Looks at a time. */
  readonly atOnce: number;
  /** Looks a minute, once `burst` is spent; what is not spent gathers again. */
  readonly perMinute: number;
  readonly burst: number;
  /** From a change to the look at it, so that a rollout's many changes are one. */
  readonly settleMs: number;
  /** Between two looks at one application, however often it changes. */
  readonly restMs: number;
  /** How old a look at an application that needs one may become, and at one that does not. */
  readonly refreshMs: number;
  readonly calmRefreshMs: number;
  /** How long those that need no look let the others pass. */
  readonly patienceMs: number;
  /** First pause after a failure of the instance; doubles up to `maxPauseMs`. */
  readonly pauseMs: number;
  readonly maxPauseMs: number;
}

/** A look asks five to twenty times: half of a client's slots at most, and a few requests a second. */
export const DEFAULT_LOOK_PACE: LookPace = {
  atOnceInAll: 8,
  atOnce: 2,
  perMinute: 30,
  burst: 100,
  settleMs: 2_000,
  restMs: 15_000,
  refreshMs: 300_000,
  calmRefreshMs: 3_600_000,
  patienceMs: 60_000,
  pauseMs: 2_000,
  maxPauseMs: 120_000,
};
