/** Something that goes wrong with a Web API method, `times` in a row (once unless said). */
export interface Fault {
  readonly method: string;
  readonly times?: number;
  /** HTTP status of the answer; with 429, put `retry-after` into the headers. */
  readonly status?: number;
  /** Slack's error code: answered as `ok: false`. */
  readonly error?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Waits before answering; alone, the answer is late but good. */
  readonly delayMs?: number;
  /** Never answers. */
  readonly hang?: boolean;
  /** The call takes effect and only its answer is lost: replaced by the fault (HTTP 500 unless said). */
  readonly after?: "handled";
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
}

export interface FaultQueue extends Faults {
  /** The next fault of a method, used up by taking it. */
  take(method: string): Fault | undefined;
}

export function createFaults(): FaultQueue {
  const pending: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      pending.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      pending.length = 0;
    },
    take(method) {
      const index = pending.findIndex(({ fault }) => fault.method === method);
      const found = pending[index];
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) pending.splice(index, 1);
      return found.fault;
    },
  };
}
