import { createInterface } from "node:readline";
import { type Job, openQueue, Stopped } from "../index.ts";
import { type Address, openAddress } from "./open-address.ts";
import { silentLogger } from "./silent-logger.ts";

export interface WorkerOrder {
  readonly address: Address;
  readonly name: string;
  readonly add?: readonly Job[];
}

/** One line of standard output. */
export interface Said {
  readonly event: "ready" | "started" | "stopped" | "drained";
  readonly id?: string;
  readonly attempt?: number;
  readonly by?: string;
}

const order = JSON.parse(process.argv[2] ?? "") as WorkerOrder;
const say = (line: Said) => process.stdout.write(`${JSON.stringify(line)}\n`);

const { backend, close } = await openAddress(order.address);
const queue = await openQueue({ backend, logger: silentLogger, name: order.name });
const worker = queue.work({
  concurrency: 5,
  handle: async ({ id }, { signal, attempt }) => {
    say({ event: "started", id, attempt });
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    say({ event: "stopped", id, by: signal.reason instanceof Stopped ? signal.reason.by : "?" });
    throw signal.reason;
  },
});
for (const job of order.add ?? []) await queue.add(job, { priority: "normal" });
say({ event: "ready" });

const orders = createInterface({ input: process.stdin });
// Whoever started it is gone.
orders.on("close", () => process.exit(1));
orders.on("line", async (graceMs) => {
  await worker.drain(Number(graceMs));
  await queue.close();
  await close();
  say({ event: "drained" });
  process.exit(0);
});
