/** Time as the sender sees it; monotonic. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Runs `task` once in `ms`; returns what takes that back. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
