import type { Environment, HealthStatus, SyncStatus } from "./application.ts";

/** A question about all applications that the asker may see: which of them, as far as the words say it. */
export interface Survey {
  readonly project?: string;
  readonly environment?: Environment;
  /** A project, namespace, cluster or instance, whichever of that name there is: `prod-eu-3`. */
  readonly place?: string;
  /** Only applications of these names, which somebody said in one breath. */
  readonly names?: readonly string[];
  /** Entries of the failure catalogue; any when empty. */
  readonly modes: readonly string[];
  /** How these failures are called, completing «3 applications …»: `were OOM-killed`. */
  readonly failure?: string;
  readonly health?: HealthStatus;
  readonly sync?: SyncStatus;
  /** Those without automated sync. */
  readonly manual?: true;
  /** Those of which a sync is running. */
  readonly syncing?: true;
  /** All there are, however they stand: «which run on prod-eu-3?». */
  readonly everything?: true;
  /** Only causes that several applications have. */
  readonly shared?: true;
  /** Causes that were told before: «show all» goes on behind them. */
  readonly after?: number;
  /** Part of an image's name: `docker.io`. */
  readonly image?: string;
  /** Who deployed; part of a name. */
  readonly author?: string;
  /** A commit, or its beginning: `f38f0c4`; or a pull request: `#482`. */
  readonly revision?: string;
  /** Deployed within so many hours. */
  readonly withinHours?: number;
}
