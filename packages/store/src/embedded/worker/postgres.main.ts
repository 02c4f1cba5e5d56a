import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from "node:worker_threads";
import { createFlush } from "./create-flush.ts";
import { createSession } from "./create-session.ts";
import type { Request, Said, Told } from "./messages.ts";
import { type Health, openPglite } from "./open-pglite.ts";
import { runBatch } from "./run-batch.ts";
import { toFailure } from "./to-failure.ts";

/** The thread in which PostgreSQL runs: its statements and the disk keep nobody else waiting. */
if (parentPort === null) {
  throw new Error("This is a thread of the embedded store, not a program");
}
const { cluster } = workerData as { readonly cluster: string };
const say = (said: Said) => parentPort?.postMessage(said);
const health: Health = { failed: false, lastWords: undefined };

async function start(port: MessagePort): Promise<void> {
  const pglite = await openPglite(cluster, health, () =>
    say({ kind: "fatal", words: health.lastWords }),
  );
  const session = createSession(pglite);
  const sync = createFlush(session);
  let [statements, syncs] = [0, 0];
  const flush = async () => {
    if (await sync()) syncs += 1;
  };
  let notifications: { channel: string; payload: string }[] = [];
  pglite.onNotification((channel, payload) => void notifications.push({ channel, payload }));

  const told: (Request | "close")[] = [];
  const keep = (message: Told) =>
    void (message === "close" ? told.push(message) : told.push(...message));
  const hear = () => {
    for (;;) {
      const received = receiveMessageOnPort(port);
      if (received === undefined) return;
      keep(received.message as Told);
    }
  };
  const next = (): Request | undefined => {
    hear();
    // After an abort the module would spin for ever in its message loop.
    if (health.failed || told[0] === "close") return undefined;
    return told.shift() as Request | undefined;
  };
  let working = false;
  const work = async () => {
    if (working) return;
    working = true;
    while (told.length > 0) {
      if (told[0] === "close") {
        await pglite.close();
        say({ kind: "closed", statements, syncs });
        return;
      }
      const replies = await runBatch(next, { session, flush });
      if (health.failed) return;
      statements += replies.length;
      say({ kind: "replies", replies, notifications });
      notifications = [];
      hear();
    }
    working = false;
  };
  port.on("message", (message: Told) => {
    keep(message);
    void work();
  });
  say({ kind: "ready" });
}

start(parentPort).catch((error: unknown) => {
  say({ kind: "unopened", failure: toFailure(error), words: health.lastWords });
});
