import { setTimeout as sleep } from "node:timers/promises";
import { ExpectedError } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { ArgocdClientOptions } from "../client/create-client.ts";
import { checkBaseUrl } from "../client/request-url.ts";
import type { Fleet } from "../ports.ts";
import { createIndex } from "./create-index.ts";
import { createSetIndex } from "./create-set-index.ts";
import { joinInstance, type Member } from "./join-instance.ts";
import { DEFAULT_PACE, type Pace } from "./pace.ts";

export interface FleetInstance {
  readonly name: string;
  /** Base URL, with the sub-path of `server.rootpath` if there is one. */
  readonly url: string;
  readonly environment?: string | undefined;
  readonly token: ArgocdClientOptions["token"];
  /** Where this one is reached in another way than the rest of the fleet. */
  readonly client?: FleetOptions["client"];
  /** Another one when anything of it is different, so that a changed fleet knows what to connect anew. */
  readonly revision?: string | undefined;
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

/** A fleet whose instances may change while it is used. */
export interface ChangingFleet extends Fleet {
  /**
   * From now on these are its instances. One whose `revision` is the same stays as it is; any other is connected
   * anew, and what was known of it forgotten. Throws as `createFleet` does, and changes nothing then.
   */
  change(instances: readonly FleetInstance[]): Promise<void>;
}

/**
 * Connects to every instance at once and keeps the index live until `close`. Each is fed on its own,
 * so that a slow or dead one delays nobody. Throws `ExpectedError` for a fleet that cannot be: two
 * instances of one name, or an address that is none.
 */
export function createFleet(options: FleetOptions): ChangingFleet {
  const { logger, now = Date.now } = options;
  const index = createIndex({ staleMs: options.staleMs ?? 90_000, now });
  const sets = createSetIndex();
  const pace = { ...DEFAULT_PACE, ...options.pace };
  const joining = { index, sets, pace, now, logger, client: options.client };
  const members = new Map<string, Member>();
  let changing = Promise.resolve();
  let isClosed = false;

  function join(instance: FleetInstance): void {
    members.set(instance.name, joinInstance(instance, joining));
  }

  async function leave(name: string): Promise<void> {
    const member = members.get(name);
    members.delete(name);
    await member?.leave();
  }

  async function change(next: readonly FleetInstance[]): Promise<void> {
    if (isClosed) return;
    const isSame = ({ instance }: Member) =>
      next.some(
        ({ name, revision }) =>
          name === instance.name && revision !== undefined && revision === instance.revision,
      );
    const going = [...members.values()].filter((member) => !isSame(member));
    await Promise.all(going.map(({ instance }) => leave(instance.name)));
    for (const instance of next) if (!members.has(instance.name)) join(instance);
  }

  checkInstances(options.instances);
  for (const instance of options.instances) join(instance);

  return {
    index,
    applicationSets: sets,
    instances: index.states,
    client: (name) => members.get(name)?.client,
    webUrl: (name) => members.get(name)?.webUrl,
    change(next) {
      checkInstances(next);
      changing = changing.then(() => change(next));
      return changing;
    },
    async ready(timeoutMs) {
      const waiting = new AbortController();
      const timeout = sleep(timeoutMs, undefined, { signal: waiting.signal }).catch(() => {});
      const settled = [...members.values()].map((member) => member.settled);
      await Promise.race([Promise.all(settled), timeout]);
      waiting.abort();
    },
    async close() {
      isClosed = true;
      await changing;
      await Promise.all([...members.values()].map((member) => member.hangUp()));
    },
  };
}

function checkInstances(instances: readonly FleetInstance[]): void {
  if (new Set(instances.map(({ name }) => name)).size < instances.length) {
    throw new ExpectedError("Two instances have the same name. Rename one in lynceus.yaml.");
  }
  for (const { name, url } of instances) checkBaseUrl(name, url);
}
