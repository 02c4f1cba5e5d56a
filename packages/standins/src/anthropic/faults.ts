/** What can go wrong between a client and the model, on demand. */
export type Fault =
  /**
   * An error in Anthropic's shape: 429 with `retryAfter` in seconds, 529, 500, 401, 402, 403, 413, … A spend limit is
   * 429 with `errorCode: "enforced_spend_limit_reached"` and no `retryAfter`.
   */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly message?: string;
      readonly errorCode?: string;
      readonly retryAfter?: number;
    }
  /** A web page where JSON belongs: 502 is an ingress, 200 a sign-in page. */
  | { readonly kind: "page"; readonly status?: number }
  /** The connection breaks before there is any answer. */
  | { readonly kind: "reset" }
  /** Never answered; the connection stays open until it is closed from either side. */
  | { readonly kind: "hang" }
  /** The true answer, its first byte later. */
  | { readonly kind: "slow"; readonly ms: number }
  /** An `error` event after so many events, then the end. */
  | {
      readonly kind: "error-event";
      readonly after?: number;
      readonly type?: "overloaded_error" | "api_error" | "rate_limit_error" | "timeout_error";
      readonly message?: string;
    }
  /** The connection breaks after so many events. */
  | { readonly kind: "cut"; readonly after?: number }
  /** A clean end after so many events, without `message_stop`. */
  | { readonly kind: "eof"; readonly after?: number }
  /** Headers and so many events, then silence; with `pingMs` a ping now and then. */
  | { readonly kind: "stall"; readonly after?: number; readonly pingMs?: number };

/** Those that strike while an answer is on its way. */
export type StreamFault = Extract<Fault, { kind: "error-event" | "cut" | "eof" | "stall" }>;

export function strikesWithin(fault: Fault): fault is StreamFault {
  return ["error-event", "cut", "eof", "stall"].includes(fault.kind);
}

export interface Faults {
  /** Makes requests for a message fail, oldest fault first, `times` times (default: always). Returns its off switch. */
  set(fault: Fault, times?: number): () => void;
  clear(): void;
}

export interface FaultSwitch extends Faults {
  /** The fault that is due, counted as played. */
  take(): Fault | undefined;
}

export function createFaults(): FaultSwitch {
  const set = new Set<{ readonly fault: Fault; left: number }>();
  return {
    set(fault, times = Number.POSITIVE_INFINITY) {
      const entry = { fault, left: times };
      set.add(entry);
      return () => set.delete(entry);
    },
    clear: () => set.clear(),
    take() {
      for (const entry of set) {
        if (entry.left < 1) continue;
        entry.left -= 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}
