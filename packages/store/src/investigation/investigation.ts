import type { investigation } from "../schema.ts";

export type InvestigationStatus = typeof investigation.$inferSelect.status;

export interface NewInvestigation {
  readonly id: string;
  readonly team: string;
  readonly threadKey: string;
  /** What is frozen at the start: question, principal, budget. */
  readonly body: unknown;
}

export interface Investigation extends NewInvestigation {
  readonly status: InvestigationStatus;
  /** The present run's number; what an earlier run still writes is refused. */
  readonly fence: number;
  /** How it ended; null for as long as it has not. */
  readonly result: unknown;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
