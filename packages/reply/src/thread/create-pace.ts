/** Something that is done now and then: one at a time, and no more often than agreed. */
export interface Pace {
  /** Does it now, or once more when it may be done again. */
  ask(): void;
  /** Never again; resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** `task` must not reject. */
export function createPace(task: () => Promise<void>, everyMs: number): Pace {
  let isAsked = false;
  let isStopped = false;
  let underWay: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function go(): void {
    if (!isAsked || isStopped || underWay !== undefined || timer !== undefined) return;
    isAsked = false;
    timer = setTimeout(() => {
      timer = undefined;
      go();
    }, everyMs);
    underWay = task().finally(() => {
      underWay = undefined;
      go();
    });
  }

  return {
    ask() {
      isAsked = true;
      go();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
