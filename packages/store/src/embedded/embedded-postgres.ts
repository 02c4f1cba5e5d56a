import { AsyncLocalStorage } from "node:async_hooks";
import { ExpectedError } from "@lynceus/contract";
import { explainFullDisk } from "./explain-folder-failure.ts";
import { startThread, type Thread } from "./start-thread.ts";
import type { Outcome, Work } from "./worker/messages.ts";

export interface EmbeddedPostgresOptions {
  /** An initialised cluster. */
  readonly cluster: string;
  /** How the data folder is called in a sentence. */
  readonly folder: string;
  /** PostgreSQL gave up (a full disk, mostly): nothing works from here on, until a restart. */
  readonly onFatal: (error: Error) => void;
}

interface StatementOptions {
  readonly rowMode?: "array" | "object";
  /** Of a parser only its being there matters: such values come as PostgreSQL writes them. */
  readonly parsers?: Readonly<Record<number, unknown>>;
}

type Rows<T> = Omit<Outcome, "rows"> & { readonly rows: T[] };

/** A session of PostgreSQL, as far as drizzle's driver for PGlite and the queue's pool use one. */
interface EmbeddedSession {
  query<T>(text: string, params?: readonly unknown[], options?: StatementOptions): Promise<Rows<T>>;
  /** Statements without parameters, one result each. */
  exec(text: string): Promise<readonly Rows<unknown>[]>;
}

/** PostgreSQL in a thread of this process, in one session, which everyone shares. */
export interface EmbeddedPostgres extends EmbeddedSession {
  /** Others wait until it has ended. */
  transaction<T>(run: (tx: EmbeddedSession) => Promise<T>): Promise<T>;
  onNotification(listener: (channel: string, payload: string) => void): void;
  /** Tells what was done since it was opened, unless PostgreSQL gave up before. */
  close(): Promise<Work | undefined>;
}

/** Opens it. An outcome is on the disk when it is told, together with what others did at the same time. */
export async function openEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { cluster, folder, onFatal } = options;
  const listeners = new Set<(channel: string, payload: string) => void>();
  const thread = await startThread({
    cluster,
    onFatal,
    explainEnd: (words, cause) => explainFatal(folder, words, cause),
    onNotification: (channel, payload) => {
      for (const listener of listeners) listener(channel, payload);
    },
  });
  const transactions = new AsyncLocalStorage<{ open: boolean }>();
  /** Settles when the transactions that were begun before have ended; undefined when none is open. */
  let ended: Promise<void> | undefined;

  function checkTurn(): void {
    if (transactions.getStore()?.open !== true) return;
    throw new Error(
      "Inside a transaction only its own verbs may be used: this would wait for ever",
    );
  }
  const shared = createSession(thread, true);
  const alone = createSession(thread, false);

  return {
    async query(text, params, statement) {
      checkTurn();
      // Others that waited may have begun the next: asked again until nobody has.
      while (ended !== undefined) await ended;
      return shared.query(text, params, statement);
    },
    async exec(text) {
      checkTurn();
      while (ended !== undefined) await ended;
      return shared.exec(text);
    },
    async transaction(run) {
      checkTurn();
      while (ended !== undefined) await ended;
      let end = () => {};
      ended = new Promise((resolve) => {
        end = resolve;
      });
      const scope = { open: true };
      try {
        return await transactions.run(scope, () => transact(run, { alone, shared }));
      } finally {
        scope.open = false;
        ended = undefined;
        end();
      }
    },
    onNotification: (listener) => void listeners.add(listener),
    close: () => thread.close(),
  };
}

async function transact<T>(
  run: (tx: EmbeddedSession) => Promise<T>,
  { alone, shared }: { readonly alone: EmbeddedSession; readonly shared: EmbeddedSession },
): Promise<T> {
  // Its answer would tell nothing: what cannot begin fails with the first statement, too.
  const begun = alone.exec("begin");
  begun.catch(() => {});
  try {
    const result = await run(alone);
    await begun;
    const [ended] = await shared.exec("commit");
    if (ended?.command === "ROLLBACK")
      throw new Error("The transaction was rolled back: a statement in it had failed");
    return result;
  } catch (error) {
    await alone.exec("rollback").catch(() => {});
    throw error;
  }
}

function createSession({ ask }: Thread, durable: boolean): EmbeddedSession {
  return {
    async query<T>(text: string, params: readonly unknown[] = [], options: StatementOptions = {}) {
      const { rowMode, parsers } = options;
      const [result] = await ask({
        text,
        params,
        durable,
        ...(rowMode && { rowMode }),
        ...(parsers && { asText: Object.keys(parsers).map(Number) }),
      });
      return (result ?? NOTHING) as Rows<T>;
    },
    exec: async (text) => (await ask({ text, durable })) as readonly Rows<unknown>[],
  };
}

const NOTHING: Outcome = { rows: [], fields: [] };

function explainFatal(folder: string, words: string | undefined, cause?: unknown): ExpectedError {
  if (words?.includes("No space left on device")) {
    return new ExpectedError(explainFullDisk(folder), { cause });
  }
  return new ExpectedError(
    `The embedded database in ${folder} stopped: ${words ?? "it gave no reason"}. Start Lynceus again; if that fails too, restore the folder from a backup.`,
    { cause },
  );
}
