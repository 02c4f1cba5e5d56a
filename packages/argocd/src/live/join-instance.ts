import { setMaxListeners } from "node:events";
import { type Logger, observe } from "@lynceus/telemetry";
import { createArgocdClient } from "../client/create-client.ts";
import type { ArgocdClient } from "../ports.ts";
import type { FleetInstance, FleetOptions } from "./create-fleet.ts";
import type { LiveIndex } from "./create-index.ts";
import type { SetIndex } from "./create-set-index.ts";
import { feedInstance } from "./feed-instance.ts";
import { feedSets } from "./feed-sets.ts";
import type { Pace } from "./pace.ts";

/** One instance of a fleet, fed on its own until it leaves. */
export interface Member {
  readonly instance: FleetInstance;
  readonly client: ArgocdClient;
  readonly webUrl: string;
  /** Resolves once it has been listed, its ApplicationSets too, or has failed. */
  readonly settled: Promise<unknown>;
  /** Ends its feeds; what was known of it stays. */
  hangUp(): Promise<void>;
  /** Hangs up, and forgets what was known of it. */
  leave(): Promise<void>;
}

export interface JoinOptions {
  readonly logger: Logger;
  readonly client: FleetOptions["client"] | undefined;
  readonly index: LiveIndex;
  readonly sets: SetIndex;
  readonly pace: Pace;
  readonly now: () => number;
}

/** Connects an instance and keeps its part of the index live. Throws `ExpectedError` for an address that is none. */
export function joinInstance(instance: FleetInstance, options: JoinOptions): Member {
  const { name, url, token } = instance;
  const { index, sets, pace, now, logger } = options;
  const leaving = new AbortController();
  const { signal } = leaving;
  setMaxListeners(0, signal);
  const common = { ...options.client, ...instance.client };
  const client = createArgocdClient({
    ...common,
    instance: name,
    url,
    token,
    logger,
    circuit: {
      ...common.circuit,
      until: signal,
      onChange(silence) {
        if (!signal.aborted) index.news(name).silence = silence;
        common.circuit?.onChange?.(silence);
      },
    },
  });
  index.add(instance);
  sets.add(name);
  const unobserve = observe("lynceus.argocd.circuit.open", () => {
    const isOpen = index.news(name).silence !== undefined;
    return [[isOpen ? 1 : 0, { "argocd.instance": name }]];
  });
  const feeds = [
    start((onSettled) => feedInstance({ client, index, pace, now, logger, onSettled }, signal)),
    start((onSettled) => feedSets({ client, sets, pace, now, logger, onSettled }, signal)),
  ];
  async function hangUp(): Promise<void> {
    leaving.abort();
    unobserve();
    await Promise.all(feeds.map(({ done }) => done));
  }
  return {
    instance,
    client,
    webUrl: webUrlOf(url),
    settled: Promise.all(feeds.map(({ settled }) => settled)),
    hangUp,
    async leave() {
      await hangUp();
      index.drop(name);
      sets.drop(name);
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
