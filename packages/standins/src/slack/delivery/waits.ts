/** A pause that can be called off. */
interface Wait {
  readonly over: Promise<void>;
  cancel(): void;
}

/** Pauses that all end at once when the workspace closes. They keep no process alive. */
export interface Waits {
  begin(ms: number): Wait;
  isClosed(): boolean;
  /** Resolves when closed. */
  readonly closed: Promise<void>;
  close(): void;
}

export function createWaits(): Waits {
  const running = new Set<() => void>();
  let isClosed = false;
  let tellClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve;
  });

  return {
    begin(ms) {
      let end = () => {};
      const over = new Promise<void>((resolve) => {
        if (isClosed) {
          resolve();
          return;
        }
        end = () => {
          clearTimeout(timer);
          running.delete(end);
          resolve();
        };
        const timer = setTimeout(() => end(), ms).unref();
        running.add(end);
      });
      return { over, cancel: () => end() };
    },
    isClosed: () => isClosed,
    closed,
    close() {
      isClosed = true;
      for (const end of [...running]) end();
      tellClosed();
    },
  };
}
