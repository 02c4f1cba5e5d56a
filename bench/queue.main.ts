// The root is no package that could be entered by name, and this uses what the queue's tests use.
// biome-ignore-start lint/style/noRestrictedImports: see above
import { type Job, openQueue } from "../packages/queue/src/index.ts";
import { type Address, openAddress } from "../packages/queue/src/testing/open-address.ts";
import { silentLogger } from "../packages/queue/src/testing/silent-logger.ts";
// biome-ignore-end lint/style/noRestrictedImports: see above

/** Rates per second, times in milliseconds, memory of this process in megabytes. */
export interface Measured {
  readonly startMs: number;
  /** Of all threads, which a busy machine draws out less. */
  readonly startCpuMs: number;
  readonly restartMs: number;
  readonly restartCpuMs: number;
  readonly addedPerSecond: number;
  readonly addedInParallelPerSecond: number;
  readonly processedPerSecond: number;
  readonly startP50Ms: number;
  readonly startP95Ms: number;
  /** The most until the first start was over. */
  readonly startPeakMb: number;
  readonly rssStartedMb: number;
  readonly rssEndMb: number;
}

const inTurn = 1_000;
const inParallel = 2_000;
const latencies = 200;
const normal = { priority: "normal" } as const;
let ids = 0;
const next = (): Job => {
  ids += 1;
  return {
    kind: "thread",
    id: `ev-${ids}`,
    thread: `T1:C1:${ids}`,
    team: "checkout",
    data: { ids },
  };
};
const rss = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
const tenth = (value: number) => Math.round(value * 10) / 10;

async function open(address: Address) {
  const [before, cpuBefore] = [performance.now(), process.cpuUsage()];
  const { backend, close } = await openAddress(address);
  const queue = await openQueue({ backend, logger: silentLogger, name: "bench" });
  const ms = Math.round(performance.now() - before);
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuMs = Math.round((user + system) / 1_000);
  return { queue, ms, cpuMs, close: () => queue.close().then(close) };
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return Math.round((count * 1_000) / (performance.now() - before));
}

const address = JSON.parse(process.argv[2] ?? "") as Address;
const first = await open(address);
const startPeakMb = Math.round(process.resourceUsage().maxRSS / 1024);
await first.close();
const { queue, ms: restartMs, cpuMs: restartCpuMs, close } = await open(address);
const rssStartedMb = rss();

const addedPerSecond = await perSecond(inTurn, async () => {
  for (let n = 0; n < inTurn; n += 1) await queue.add(next(), normal);
});
const addedInParallelPerSecond = await perSecond(inParallel, async () => {
  for (let n = 0; n < inParallel; n += 50) {
    await Promise.all(Array.from({ length: 50 }, () => queue.add(next(), normal)));
  }
});

let ran = 0;
let onRun = () => {};
const processedPerSecond = await perSecond(inTurn + inParallel, () => {
  const all = new Promise<void>((resolve) => {
    onRun = () => {
      if (ran === inTurn + inParallel) resolve();
    };
  });
  queue.work({
    concurrency: 10,
    handle: async () => {
      ran += 1;
      onRun();
    },
  });
  return all;
});

const waited: number[] = [];
for (let n = 0; n < latencies; n += 1) {
  const before = performance.now();
  const started = new Promise<void>((resolve) => {
    onRun = resolve;
  });
  await queue.add(next(), normal);
  await started;
  waited.push(performance.now() - before);
  // Until it is asleep again: what is measured is how it wakes up.
  while ((await queue.counts()).running > 0);
}
waited.sort((a, b) => a - b);
const at = (share: number) => tenth(waited[Math.floor(waited.length * share)] ?? 0);

const measured: Measured = {
  startMs: first.ms,
  startCpuMs: first.cpuMs,
  restartMs,
  restartCpuMs,
  addedPerSecond,
  addedInParallelPerSecond,
  processedPerSecond,
  startP50Ms: at(0.5),
  startP95Ms: at(0.95),
  startPeakMb,
  rssStartedMb,
  rssEndMb: rss(),
};
await close();
process.stdout.write(JSON.stringify(measured));
process.exit(0);
