import { ExpectedError } from "@lynceus/contract";

/** One line of the doctor's report. */
export interface Verdict {
  /** What was looked at: `slack token`, `prod-eu permissions`. */
  readonly about: string;
  readonly state: "fine" | "warning" | "failed" | "skipped";
  /** What is so; when it is not fine, with how to mend it. */
  readonly says: string;
}

export interface Check {
  readonly about: string;
  /** An `ExpectedError` that is thrown becomes a failed verdict. */
  readonly run: (signal: AbortSignal) => Promise<readonly Verdict[]>;
}

/** A verdict about one thing. */
export function verdict(about: string, state: Verdict["state"], says: string): Verdict {
  return { about, state, says };
}

/** Runs one check within its time; never rejects, unless `signal` aborts. */
export async function runCheck(
  { about, run }: Check,
  withinMs: number,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), withinMs);
  const ending = AbortSignal.any([signal, late.signal]);
  const ended = new Promise<never>((_, reject) => {
    ending.addEventListener("abort", () => reject(ending.reason), { once: true });
  });
  try {
    return await Promise.race([run(ending), ended]);
  } catch (error) {
    signal.throwIfAborted();
    return [verdict(about, "failed", explain(error, late.signal.aborted, withinMs))];
  } finally {
    clearTimeout(timer);
  }
}

function explain(error: unknown, isLate: boolean, withinMs: number): string {
  if (isLate) {
    return `No answer within ${withinMs / 1000} s. It may be down, overloaded, or behind a firewall.`;
  }
  if (error instanceof ExpectedError) return error.message;
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  return `Lynceus itself failed at this check (${code ?? name ?? "unknown"}).`;
}
