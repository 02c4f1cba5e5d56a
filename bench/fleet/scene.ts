/** What is measured. The last two instances are a slow one and a dead one. */
export interface Scene {
  readonly instances: number;
  readonly applications: number;
  readonly eventsPerSecond: number;
  readonly slowMs: number;
}

export interface Served {
  readonly name: string;
  readonly url: string;
  readonly token: string;
}

/** Milliseconds of the quietest batch and of all. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly worstP95: number;
}

/** Times in milliseconds, memory of the measured process in megabytes. */
export interface Measured {
  /** Until every application of the instances that answer is known. */
  readonly fillMs: number;
  readonly applications: number;
  readonly find: Times;
  readonly status: Times;
  /** Calls to instances that answer, beside the slow and the dead one and calls to these … */
  readonly callsBeside: Times;
  /** … and without them. */
  readonly callsAlone: Times;
  /** Calls to instances that answer, which did not. */
  readonly failed: number;
  /** Calls to the slow and the dead one after the first failures. */
  readonly spared: Times;
  readonly eventsPerSecond: number;
  /** Part of one core while nothing but events comes in. */
  readonly cpuOfEvents: number;
  readonly rssMb: number;
  /** What an answer says about those that did not answer. */
  readonly gaps: readonly string[];
}
