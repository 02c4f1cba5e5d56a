import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Failure, Outcome, Request, Said, Told, Work } from "./worker/messages.ts";

/** The thread of the database, seen from the others. */
export interface Thread {
  /** Resolves when the outcome is on the disk, where `durable` is asked for. */
  ask(request: Omit<Request, "id">): Promise<readonly Outcome[]>;
  /** Closes the database in order, and ends the thread; tells what it did, unless it was gone before. */
  close(): Promise<Work | undefined>;
}

export interface ThreadOptions {
  /** An initialised cluster. */
  readonly cluster: string;
  readonly onNotification: (channel: string, payload: string) => void;
  /** Makes an error of PostgreSQL's last words, if it said any. */
  readonly explainEnd: (words: string | undefined, cause?: unknown) => Error;
  /** The database is gone; everything that waits for it is rejected with this. */
  readonly onFatal: (error: Error) => void;
}

interface Waiting {
  resolve(results: readonly Outcome[]): void;
  reject(error: Error): void;
}

/** Built, the thread's program is JavaScript beside this; from sources tsx has to read it, in the thread too. */
function startWorker(cluster: string): Worker {
  const options = {
    workerData: { cluster },
    execArgv: [],
    // A thread of its own would take as much room for garbage as a whole process does.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  };
  const place = new URL("./worker/postgres.main", import.meta.url);
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL(`${place}.js`), options);
  // As CommonJS: for modules tsx would start another thread, and 60 MB go with it.
  const tsx = JSON.stringify(fileURLToPath(import.meta.resolve("tsx/cjs/api")));
  const main = JSON.stringify(`${fileURLToPath(place)}.ts`);
  return new Worker(`require(${tsx}).require(${main}, ${main})`, { ...options, eval: true });
}

const toError = ({ message, fields }: Failure): Error => Object.assign(new Error(message), fields);

/** Opens the cluster in a thread of its own. Rejects when PostgreSQL cannot open it. */
export async function startThread(options: ThreadOptions): Promise<Thread> {
  const { cluster, onNotification, explainEnd, onFatal } = options;
  const worker = startWorker(cluster);
  const waiting = new Map<number, Waiting>();
  let ids = 0;
  let failure: Error | undefined;
  let onReady = (_error?: Error) => {};
  let onClosed = (_work?: Work) => {};
  const ready = new Promise<void>((resolve, reject) => {
    onReady = (error) => (error === undefined ? resolve() : reject(error));
  });

  function end(error: Error): void {
    if (failure !== undefined) return;
    failure = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    void worker.terminate();
  }

  function hear(said: Said): void {
    switch (said.kind) {
      case "ready":
        onReady();
        return;
      case "unopened": {
        const cause = toError(said.failure);
        const error = said.words === undefined ? cause : explainEnd(said.words, cause);
        onReady(error);
        end(error);
        return;
      }
      case "replies": {
        for (const reply of said.replies) {
          const asked = waiting.get(reply.id);
          waiting.delete(reply.id);
          if ("results" in reply) asked?.resolve(reply.results);
          else asked?.reject(toError(reply.failure));
        }
        for (const { channel, payload } of said.notifications) onNotification(channel, payload);
        // What waits for an answer keeps the process alive; an idle database does not.
        if (waiting.size === 0) worker.unref();
        return;
      }
      case "fatal": {
        const error = explainEnd(said.words);
        onReady(error);
        end(error);
        onFatal(error);
        return;
      }
      case "closed":
        end(new Error("The store is closed"));
        onClosed(said);
    }
  }

  /** What one turn of the event loop asks goes together: each message wakes the thread. */
  let unsent: Request[] = [];
  function send(): void {
    const requests = unsent;
    unsent = [];
    if (failure === undefined) worker.postMessage(requests satisfies Told);
  }

  worker.on("message", hear);
  worker.on("error", (error) => {
    if (failure !== undefined) return;
    const explained = explainEnd(undefined, error);
    onReady(explained);
    end(explained);
    onFatal(explained);
  });
  await ready;
  worker.unref();

  return {
    ask(request) {
      if (failure !== undefined) return Promise.reject(failure);
      ids += 1;
      const id = ids;
      return new Promise((resolve, reject) => {
        if (waiting.size === 0) worker.ref();
        waiting.set(id, { resolve, reject });
        if (unsent.length === 0) setImmediate(send);
        unsent.push({ ...request, id });
      });
    },
    async close() {
      if (failure !== undefined) return undefined;
      const closed = new Promise<Work | undefined>((resolve) => {
        onClosed = resolve;
      });
      worker.ref();
      worker.once("exit", () => onClosed());
      if (unsent.length > 0) send();
      worker.postMessage("close" satisfies Told);
      return closed;
    },
  };
}
