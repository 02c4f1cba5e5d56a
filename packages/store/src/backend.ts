import type { ExpectedError } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { Database } from "./database/database.ts";
import type { QueueMigrations, QueuePool } from "./queue-pool.ts";

export interface OpenOptions {
  readonly logger: Logger;
  /** Run before anything else uses the database; left out when the queue lives elsewhere. */
  readonly queueMigrations?: QueueMigrations;
  /** The embedded database cannot go on (a full disk, mostly): everything throws until a restart. */
  readonly onFatal?: (error: ExpectedError) => void;
}

/** What an opened database brings, wherever it runs. */
export interface Backend {
  readonly kind: "embedded" | "postgres";
  readonly db: Database;
  readonly queuePool: QueuePool;
  /** A sentence for a failure that is not a bug; undefined for one that is. */
  explain(error: unknown): ExpectedError | undefined;
  close(): Promise<void>;
}
