import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
// The root is no package that could be entered by name, and this uses what the queue's tests use.
// biome-ignore-start lint/style/noRestrictedImports: see above
import { findProgram } from "../packages/queue/src/testing/find-program.ts";
import type { Address } from "../packages/queue/src/testing/open-address.ts";
import { startPostgres } from "../packages/queue/src/testing/start-postgres.ts";
import { startRedis } from "../packages/queue/src/testing/start-redis.ts";
// biome-ignore-end lint/style/noRestrictedImports: see above
import type { Measured } from "./queue.main.ts";

/**
 * What the queue does per second on each backend, side by side. Starts the servers it needs, with
 * their default durability, each backend measured in a process of its own.
 *
 * `pnpm bench queue [--json]`; ends with 1 when the embedded database falls short.
 */
const floors = {
  startMs: 1_500,
  startPeakMb: 400,
  processedPerSecond: 300,
  startP95Ms: 50,
};

interface Contender {
  readonly name: string;
  readonly missing?: string | false;
  start(): Promise<{ readonly address: Address; stop(): Promise<void> }>;
}

const contenders: readonly Contender[] = [
  {
    name: "embedded",
    start: async () => {
      const dataDir = await mkdtemp(join(tmpdir(), "lynceus-bench-"));
      return { address: { dataDir }, stop: () => rm(dataDir, { recursive: true, force: true }) };
    },
  },
  {
    name: "redis",
    missing: findProgram("redis-server") === undefined && "there is no redis-server on the PATH",
    start: async () => {
      const { url, stop } = await startRedis();
      return { address: { redis: url }, stop };
    },
  },
  {
    name: "postgres",
    missing: findProgram("postgres") === undefined && "there is no PostgreSQL server here",
    start: async () => {
      const { url, stop } = await startPostgres();
      return { address: { databaseUrl: url }, stop };
    },
  },
];

async function measure(contender: Contender): Promise<Measured> {
  const { address, stop } = await contender.start();
  try {
    const main = join(import.meta.dirname, "queue.main.ts");
    const child = spawn(process.execPath, ["--import", "tsx", main, JSON.stringify(address)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    for await (const chunk of child.stdout) said += chunk;
    return JSON.parse(said) as Measured;
  } finally {
    await stop();
  }
}

const columns: readonly (readonly [string, (measured: Measured) => number])[] = [
  ["start, new ms", (m) => m.startMs],
  ["start, new CPU ms", (m) => m.startCpuMs],
  ["start, again ms", (m) => m.restartMs],
  ["start, again CPU ms", (m) => m.restartCpuMs],
  ["add, one by one /s", (m) => m.addedPerSecond],
  ["add, 50 at once /s", (m) => m.addedInParallelPerSecond],
  ["process, c=10 /s", (m) => m.processedPerSecond],
  ["add to start p50 ms", (m) => m.startP50Ms],
  ["add to start p95 ms", (m) => m.startP95Ms],
  ["RSS, new, peak MB", (m) => m.startPeakMb],
  ["RSS, started MB", (m) => m.rssStartedMb],
  ["RSS, at the end MB", (m) => m.rssEndMb],
];

function print(results: ReadonlyMap<string, Measured>): void {
  const names = [...results.keys()];
  const row = (title: string, cells: readonly string[]) =>
    `${title.padEnd(22)}${cells.map((cell) => cell.padStart(12)).join("")}\n`;
  process.stdout.write(row("", names));
  for (const [title, read] of columns) {
    process.stdout.write(
      row(
        title,
        [...results.values()].map((m) => read(m).toLocaleString("en")),
      ),
    );
  }
}

const results = new Map<string, Measured>();
const skipped: string[] = [];
for (const contender of contenders) {
  if (contender.missing) skipped.push(`${contender.name}: not measured, ${contender.missing}`);
  else results.set(contender.name, await measure(contender));
}

/** What falls short of a floor, one sentence each. */
function shortOf(embedded: Measured | undefined): readonly string[] {
  if (embedded === undefined) return ["the embedded database was not measured"];
  const { startMs, startPeakMb, processedPerSecond, startP95Ms } = embedded;
  const checks = [
    ["start, new", startMs > floors.startMs, `${startMs} ms, may be ${floors.startMs}`],
    ["peak", startPeakMb > floors.startPeakMb, `${startPeakMb} MB, may be ${floors.startPeakMb}`],
    [
      "process",
      processedPerSecond < floors.processedPerSecond,
      `${processedPerSecond} jobs/s, should be ${floors.processedPerSecond}`,
    ],
    [
      "add to start p95",
      startP95Ms > floors.startP95Ms,
      `${startP95Ms} ms, may be ${floors.startP95Ms}`,
    ],
  ] as const;
  return checks.flatMap(([what, isShort, said]) => (isShort ? [`embedded, ${what}: ${said}`] : []));
}

const short = shortOf(results.get("embedded"));

if (process.argv.includes("--json")) {
  const all = { results: Object.fromEntries(results), skipped, floors, passed: short.length === 0 };
  process.stdout.write(`${JSON.stringify(all, undefined, 2)}\n`);
} else {
  print(results);
  for (const line of skipped) process.stdout.write(`${line}\n`);
  for (const line of short) process.stdout.write(`falls short: ${line}\n`);
  if (short.length === 0) process.stdout.write("reaches every floor\n");
}
process.exitCode = short.length > 0 ? 1 : 0;
