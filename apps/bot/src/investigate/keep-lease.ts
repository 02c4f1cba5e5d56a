import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";

/** After a crash somebody else takes over that much later. */
const LEASE_MS = 8_000;

export interface KeptLease {
  /** Aborted when the lease could not be kept: somebody else may be at it. */
  readonly lost: AbortSignal;
  letGo(): Promise<void>;
}

/** The one lease of `key`, kept until it is let go; undefined when somebody else has it. */
export async function keepLease(
  key: string,
  { store, logger }: { readonly store: Pick<Store, "leases" | "bootId">; readonly logger: Logger },
  leaseMs = LEASE_MS,
): Promise<KeptLease | undefined> {
  const acquire = () => store.leases.acquire(key, store.bootId, 1, leaseMs);
  if (!(await acquire())) return undefined;
  const losing = new AbortController();
  const timer = setInterval(() => {
    acquire().then(
      (isOurs) => isOurs || losing.abort(new Error(`Somebody else has ${key} now`)),
      (error: unknown) => logger.warn({ key, err: error }, "lease not kept"),
    );
  }, leaseMs / 3);
  return {
    lost: losing.signal,
    async letGo() {
      clearInterval(timer);
      await store.leases.release(key, store.bootId);
    },
  };
}
