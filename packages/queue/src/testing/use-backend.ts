import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, beforeAll, type TestContext } from "vitest";
import { prefix } from "../backend/backend.ts";
import { openQueue } from "../open-queue.ts";
import type { Queue, QueueOptions } from "../queue.ts";
import { storedId } from "../stored-id.ts";
import type { OfferedBackend, Place } from "./offered-backends.ts";
import { type Address, type OpenBackend, openAddress } from "./open-address.ts";
import { silentLogger } from "./silent-logger.ts";

export interface UsedBackend {
  readonly address: Address;
  readonly backend: QueueOptions["backend"];
  /** A queue on it, closed after the test; without a name it shares nothing with others. */
  openQueue(test: TestContext, name?: string): Promise<Queue>;
  /** Lets a running job's lock expire, as a process does that is frozen for half a minute. */
  loseLock(queueName: string, id: string): Promise<void>;
}

/** One backend for all tests around the call. */
export function useBackend(offered: OfferedBackend): UsedBackend {
  let place: Place | undefined;
  let opened: OpenBackend | undefined;
  beforeAll(async () => {
    place = await offered.find();
    opened = await openAddress(place.address);
  }, 60_000);
  afterAll(async () => {
    await opened?.close();
    await place?.remove();
  }, 60_000);
  return {
    get address() {
      return present(place).address;
    },
    get backend() {
      return present(opened).backend;
    },
    openQueue: async (test, name = newName()) => {
      const { backend } = present(opened);
      const queue = await openQueue({ backend, logger: silentLogger, name });
      test.onTestFinished(() => queue.close());
      return queue;
    },
    loseLock: (queueName, id) => loseLock(present(opened).backend, queueName, storedId(id)),
  };
}

/** The name of a queue that nobody else has. */
export function newName(): string {
  return `test-${randomUUID().slice(0, 8)}`;
}

async function loseLock(
  backend: QueueOptions["backend"],
  queueName: string,
  jobId: string,
): Promise<void> {
  if (backend.kind === "redis") {
    const client = new Redis(backend.url);
    await client.del(`${prefix}:${queueName}:${jobId}:lock`);
    client.disconnect();
    return;
  }
  const sql = "update bullmq.job set lock_token = 'another' where queue = $1 and id = $2";
  await backend.pool.query(sql, [queueName, jobId]);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("Only inside a test");
  return value;
}
