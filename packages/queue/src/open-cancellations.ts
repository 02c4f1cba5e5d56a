import { Relay } from "bullmq";
import { z } from "zod";
import { type Backend, prefix } from "./backend/backend.ts";
import type { QuietLog } from "./quiet-log.ts";
import { storableText } from "./storable-text.ts";

const topic = "jobs.cancel";
const rememberMs = 60_000;
const Cancellation = z.object({ id: z.string(), reason: z.string() });
type Cancellation = z.infer<typeof Cancellation>;

/** Tells all processes of a queue about cancelled jobs, within milliseconds as a rule. */
export interface Cancellations {
  /** Begins to hear of them. */
  join(): Promise<void>;
  announce(id: string, reason: string): Promise<void>;
  /** Calls back for every announcement, this process's own too. */
  listen(listener: (cancellation: Cancellation) => void): void;
  /** Why a job was cancelled within the last minute: it may have been started at that very moment. */
  recent(id: string): string | undefined;
  close(): Promise<void>;
}

/**
 * Uses BullMQ's relay, the one broadcast that works alike on Redis, PostgreSQL and PGlite: it keeps an
 * inbox for every process, so that a connection that is away for a moment misses nothing. It is for
 * speed only. The truth of a cancellation is a flag in the store, read between the steps of a run.
 */
export function openCancellations(options: {
  readonly name: string;
  readonly backend: Backend;
  readonly quiet: QuietLog;
  readonly clock: () => number;
}): Cancellations {
  const { name, backend, quiet, clock } = options;
  const relay = new Relay({
    namespace: name,
    connection: backend.consumer,
    prefix,
    ...(backend.relayFactory && { backend: backend.relayFactory }),
  });
  relay.on("error", (error) => quiet("queue broadcast failed", error));
  const listeners = new Set<(cancellation: Cancellation) => void>();
  const heard = new Map<string, { readonly reason: string; readonly at: number }>();

  const hear = (cancellation: Cancellation) => {
    for (const [id, { at }] of heard) if (clock() - at > rememberMs) heard.delete(id);
    heard.set(cancellation.id, { reason: cancellation.reason, at: clock() });
    for (const listener of listeners) listener(cancellation);
  };

  return {
    join: async () => {
      await relay.subscribe(topic, ({ data }) => hear(Cancellation.parse(data)));
    },
    announce: async (id, reason) => {
      await relay.publish(topic, { id, reason: storableText(reason).slice(0, 500) });
    },
    listen: (listener) => void listeners.add(listener),
    recent: (id) => {
      const found = heard.get(id);
      return found !== undefined && clock() - found.at <= rememberMs ? found.reason : undefined;
    },
    close: () => relay.close(),
  };
}
