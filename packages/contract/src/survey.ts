import type { Environment, HealthStatus, SyncStatus } from "./application.ts";

/** A question about all applications that the asker may see: which of them, as far as the words say it. */
export interface Survey {
  readonly project?: string;
  readonly environment?: Environment;
  /** Entries of the failure catalogue; any when empty. */
  readonly modes: readonly string[];
  /** How these failures are called, completing «3 applications …»: `were OOM-killed`. */
  readonly failure?: string;
  readonly health?: HealthStatus;
  readonly sync?: SyncStatus;
  /** Those without automated sync. */
  readonly manual?: true;
  /** Part of an image's name: `docker.io`. */
  readonly image?: string;
  /** Who deployed; part of a name. */
  readonly author?: string;
  /** Deployed within so many hours. */
  readonly withinHours?: number;
}
