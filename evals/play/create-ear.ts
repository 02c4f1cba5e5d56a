import type { BotHooks } from "../../apps/bot/src/index.ts";

type Ended = Parameters<NonNullable<BotHooks["onInvestigated"]>>;

/** An investigation that has ended, with all that it read. */
export interface Investigated {
  readonly request: Ended[0];
  readonly end: Ended[1];
  readonly journal: Ended[2];
}

/** Hears from a bot when it is done with a message, so that nobody has to guess how long that takes. */
export interface Ear {
  readonly hooks: Pick<BotHooks, "onHandled" | "onBegun">;
  readonly onInvestigated: NonNullable<BotHooks["onInvestigated"]>;
  /**
   * Resolves when the message (`channel:ts`) is dealt with, and every investigation that it began has ended.
   * Rejects with a sentence after `withinMs`.
   */
  done(message: string, withinMs: number, signal: AbortSignal): Promise<readonly Investigated[]>;
}

export function createEar(): Ear {
  const handled = new Set<string>();
  const begun = new Map<string, number>();
  const ended = new Map<string, Investigated[]>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const isDone = (message: string) =>
    handled.has(message) && (ended.get(message)?.length ?? 0) >= (begun.get(message) ?? 0);

  return {
    hooks: {
      onHandled(message) {
        handled.add(message);
        tell();
      },
      onBegun({ question }) {
        begun.set(question, (begun.get(question) ?? 0) + 1);
      },
    },
    onInvestigated(request, end, journal) {
      const { question } = request;
      ended.set(question, [...(ended.get(question) ?? []), { request, end, journal }]);
      tell();
    },
    done(message, withinMs, signal) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          stop();
          const what = handled.has(message) ? "The answer did not come" : "Nothing was answered";
          reject(new Error(`${what} within ${withinMs / 1000} s.`));
        }, withinMs);
        const leave = () => {
          stop();
          reject(signal.reason);
        };
        const look = () => {
          if (!isDone(message)) return;
          stop();
          resolve(ended.get(message) ?? []);
        };
        function stop(): void {
          clearTimeout(late);
          listeners.delete(look);
          signal.removeEventListener("abort", leave);
        }
        signal.addEventListener("abort", leave, { once: true });
        listeners.add(look);
        look();
      });
    },
  };
}
