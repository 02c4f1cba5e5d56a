import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { ExpectedError } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import { type ArgocdClientOptions, createArgocdClient } from "../client/create-client.ts";
import type { Fleet } from "../ports.ts";
import { createIndex } from "./create-index.ts";
import { createSetIndex } from "./create-set-index.ts";
import { feedInstance } from "./feed-instance.ts";
import { feedSets } from "./feed-sets.ts";
import { DEFAULT_PACE, type Pace } from "./pace.ts";

export interface FleetInstance {
  readonly name: string;
  /** Base URL, with the sub-path of `server.rootpath` if there is one. */
  readonly url: string;
  readonly environment?: string | undefined;
  readonly token: ArgocdClientOptions["token"];
  /** Where this one is reached in another way than the rest of the fleet. */
  readonly client?: FleetOptions["client"];
}

export interface FleetOptions {
  readonly instances: readonly FleetInstance[];
  readonly logger: Logger;
  /** For every client of the fleet: timeouts, slots, retries, fetch. */
  readonly client?: Omit<ArgocdClientOptions, "instance" | "url" | "token" | "logger">;
  /** Age in milliseconds from which an instance's news counts as stale; default 90 s. */
  readonly staleMs?: number;
  readonly pace?: Partial<Pace>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/**
 * Connects to every instance at once and keeps the index live until `close`. Each is fed on its own,
 * so that a slow or dead one delays nobody. Throws `ExpectedError` for a fleet that cannot be: two
 * instances of one name, or an address that is none.
 */
export function createFleet(options: FleetOptions): Fleet {
  const { instances, logger, now = Date.now } = options;
  const index = createIndex({ instances, staleMs: options.staleMs ?? 90_000, now });
  const sets = createSetIndex(instances);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const members = new Map(
    instances.map((instance) => {
      const { name, url, token } = instance;
      const client = createArgocdClient({
        ...{ ...options.client, ...instance.client },
        ...{ instance: name, url, token, logger },
      });
      return [name, { client, webUrl: webUrlOf(url) }];
    }),
  );
  if (members.size < instances.length) {
    throw new ExpectedError("Two instances have the same name. Rename one in lynceus.yaml.");
  }
  const pace = { ...DEFAULT_PACE, ...options.pace };
  const feeds = [...members.values()].flatMap(({ client }) => [
    start((onSettled) =>
      feedInstance({ client, index, pace, now, logger, onSettled }, closing.signal),
    ),
    start((onSettled) => feedSets({ client, sets, pace, now, logger, onSettled }, closing.signal)),
  ]);

  return {
    index,
    applicationSets: sets,
    instances: index.states,
    client: (name) => members.get(name)?.client,
    webUrl: (name) => members.get(name)?.webUrl,
    async ready(timeoutMs) {
      const waiting = new AbortController();
      const timeout = sleep(timeoutMs, undefined, { signal: waiting.signal }).catch(() => {});
      await Promise.race([Promise.all(feeds.map(({ settled }) => settled)), timeout]);
      waiting.abort();
    },
    async close() {
      closing.abort();
      await Promise.all(feeds.map(({ done }) => done));
    },
  };
}

/** Runs a feed, and knows when it has told for the first time and when it has ended. */
function start(feed: (onSettled: () => void) => Promise<void>) {
  let done = Promise.resolve();
  const settled = new Promise<void>((onSettled) => {
    done = feed(onSettled);
  });
  return { settled, done };
}

function webUrlOf(base: string): string {
  const { origin, pathname } = new URL(base);
  return origin + pathname.replace(/\/+$/, "");
}
