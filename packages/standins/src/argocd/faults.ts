import type { ApiErrorCode } from "./api-error.ts";

/** What can go wrong on the way, on demand. */
export type Fault =
  /** An answer in Argo CD's error shape with this message, or any body. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly message?: string;
      readonly body?: unknown;
    }
  /** A web page where JSON belongs: 200 is a sign-in page, 502 an ingress. */
  | { readonly kind: "page"; readonly status?: number }
  | { readonly kind: "redirect"; readonly location?: string }
  /** Half of the true answer, then the connection breaks. */
  | { readonly kind: "truncated" }
  /** 200, `application/json`, and not JSON. */
  | { readonly kind: "malformed" }
  /** Never answered; the connection stays open until it is closed from either side. */
  | { readonly kind: "hang" }
  | { readonly kind: "reset" }
  /** The true answer, later. */
  | { readonly kind: "slow"; readonly ms: number }
  /** A stream breaks off with an error chunk after so many messages. */
  | {
      readonly kind: "stream-error";
      readonly after?: number;
      readonly code?: ApiErrorCode;
      readonly message?: string;
    }
  /** A stream's connection breaks after so many messages. */
  | { readonly kind: "stream-cut"; readonly after?: number };

export interface Faults {
  /**
   * Makes requests fail whose path, below the root path, fits: `*` is any run of characters within a
   * segment, `**` across segments. The oldest fitting fault plays, `times` times (default: always).
   * Returns its off switch.
   */
  set(path: string, fault: Fault, times?: number): () => void;
  clear(): void;
}

export interface FaultSwitch extends Faults {
  /** The fault that is due for a path, counted as played. */
  take(path: string): Fault | undefined;
}

export function createFaults(): FaultSwitch {
  const set = new Set<{ readonly pattern: RegExp; readonly fault: Fault; left: number }>();
  return {
    set(path, fault, times = Number.POSITIVE_INFINITY) {
      const entry = { pattern: pathPattern(path), fault, left: times };
      set.add(entry);
      return () => set.delete(entry);
    },
    clear: () => set.clear(),
    take(path) {
      for (const entry of set) {
        if (entry.left < 1 || !entry.pattern.test(path)) continue;
        entry.left -= 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}

function pathPattern(path: string): RegExp {
  const parts = path.split("**").map((part) =>
    part
      .split("*")
      .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join("[^/]*"),
  );
  return new RegExp(`^${parts.join(".*")}$`);
}
