import type { InvestigationEnd, InvestigationProgress } from "@lynceus/contract";

/** Where an investigation is told to people while it runs. */
export interface InvestigationThread {
  /** It waits, with so many before it. */
  queued(ahead: number): Promise<void>;
  /** How it stands now. May be called as often as it changes; never throws, never waits. */
  progress(progress: InvestigationProgress): void;
  /** How it ended. Resolves when it is in Slack; again, after a crash, changes nothing. */
  end(end: InvestigationEnd): Promise<void>;
  /** Lets go without an end, because another process goes on with it. */
  leave(): Promise<void>;
}
