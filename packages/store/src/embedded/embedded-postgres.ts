import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { PGlite, type QueryOptions, type Transaction } from "@electric-sql/pglite";
import { ExpectedError } from "@lynceus/contract";
import { DurableFs } from "./durable-fs.ts";
import { explainFullDisk } from "./explain-folder-failure.ts";

const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  ...["-c", "shared_buffers=16MB"],
  // The default, fdatasync, never leaves the WebAssembly module.
  ...["-c", "wal_sync_method=fsync"],
];

export interface EmbeddedPostgresOptions {
  /** An initialised cluster. */
  readonly cluster: string;
  /** How the data folder is called in a sentence. */
  readonly folder: string;
  /** PostgreSQL gave up (a full disk, mostly): nothing works from here on, until a restart. */
  readonly onFatal: (error: ExpectedError) => void;
}

/**
 * PostgreSQL in this process, in one session. PGlite settles its promises in microtasks, so without
 * a turn of the event loop before every statement no socket or timer would get a word in.
 */
export class EmbeddedPostgres extends PGlite {
  readonly #transactions = new AsyncLocalStorage<{ open: boolean }>();
  readonly #health: Health;

  private constructor(options: EmbeddedPostgresOptions, health: Health) {
    super({
      fs: new DurableFs(options.cluster, () => {
        health.failure ??= explainFatal(options.folder, health.lastWords);
        options.onFatal(health.failure);
      }),
      startParams,
      onStderr: (line) => {
        const words = /(?:FATAL|PANIC): +(.*)/.exec(line)?.[1];
        if (words !== undefined) health.lastWords = words;
        return false;
      },
    });
    this.#health = health;
  }

  static async open(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const health: Health = { failure: undefined, lastWords: undefined };
    const postgres = new EmbeddedPostgres(options, health);
    try {
      await postgres.waitReady;
      return postgres;
    } catch (error) {
      if (health.lastWords === undefined) throw error;
      throw explainFatal(options.folder, health.lastWords, error);
    }
  }

  override async query<T>(text: string, params?: unknown[], options?: QueryOptions) {
    await this.#turn();
    return super.query<T>(text, params, options);
  }

  override async exec(text: string, options?: QueryOptions) {
    await this.#turn();
    return super.exec(text, options);
  }

  override async transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
    await this.#turn();
    const scope = { open: true };
    try {
      return await super.transaction((tx) => this.#transactions.run(scope, run, yielding(tx)));
    } finally {
      scope.open = false;
    }
  }

  /** After an abort the module would spin for ever in its message loop, with the process. */
  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    if (this.#health.failure !== undefined) throw this.#health.failure;
    return super.execProtocolRawSync(message);
  }

  async #turn(): Promise<void> {
    if (this.#transactions.getStore()?.open === true) {
      throw new Error(
        "Inside a transaction only its own verbs may be used: this would wait for ever",
      );
    }
    await nextTurn();
  }
}

interface Health {
  failure: ExpectedError | undefined;
  lastWords: string | undefined;
}

function yielding(tx: Transaction): Transaction {
  return {
    ...tx,
    query: async <T>(text: string, params?: unknown[], options?: QueryOptions) => {
      await nextTurn();
      return tx.query<T>(text, params, options);
    },
    exec: async (text: string, options?: QueryOptions) => {
      await nextTurn();
      return tx.exec(text, options);
    },
  };
}

function explainFatal(folder: string, words: string | undefined, cause?: unknown): ExpectedError {
  if (words?.includes("No space left on device")) {
    return new ExpectedError(explainFullDisk(folder), { cause });
  }
  return new ExpectedError(
    `The embedded database in ${folder} stopped: ${words ?? "it gave no reason"}. Start Lynceus again; if that fails too, restore the folder from a backup.`,
    { cause },
  );
}
