import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "bullmq";
import type { Envelope } from "../envelope.ts";

const pauseMs = 500;

/**
 * A worker that waits a moment after it could not ask for a job. BullMQ (6.7) waits only where it knows the failure
 * for a lost connection: with a store that is closed under it, it would ask without end and let nothing else run.
 */
export class PausingWorker extends Worker<Envelope, void> {
  protected override async moveToActive(token: string, name?: string) {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      if (this.closing === undefined) await delay(pauseMs);
      throw error;
    }
  }
}
