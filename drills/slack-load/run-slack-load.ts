import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { type BotProcess, startBotProcess } from "../../apps/bot/src/testing/index.ts";
import type { DrillCommand } from "../arguments.ts";
import { botEnvironment } from "../bots/bot-environment.ts";
import { createRandom, type Random } from "../random.ts";
import { type Scene, startScene } from "../scene.ts";
import type { Backend } from "../servers/open-backend.ts";
import { createLoadLedger, type LoadLedger } from "./create-load-ledger.ts";
import { countServed, type LoadResult, missedBy, percentile } from "./load-result.ts";
import { readCpuMs } from "./read-cpu-ms.ts";

type LoadCommand = Extract<DrillCommand, { kind: "slack-load" }>;

/** After the last mention: longer than Slack makes anything wait. */
const NOTHING_FOR_MS = 60_000;
const STOPS_WITHIN_MS = 20_000;

/** Applications of the recorded fleet. */
const FAILING = ["payments-api", "search-query", "thumbnailer", "cache-warmer"] as const;
const ANY = [...FAILING, "checkout-web", "billing", "ml-trainer", "reports-db"] as const;
type Work = NonNullable<LoadResult["database"]>;

/** Most people want to know how something stands; some want to know why. */
const WHY = 0.1;

function question(random: Random): string {
  return random.chance(WHY)
    ? `why is ${random.pick(FAILING)} failing?`
    : `is ${random.pick(ANY)} healthy?`;
}

/** Lets people write, evenly, each mention in the next channel. */
async function write(scene: Scene, ledger: LoadLedger, command: LoadCommand): Promise<void> {
  const { seconds, rate, seed } = command;
  const { slack, channels, people } = scene;
  const random = createRandom(seed);
  const beganAt = performance.now();
  for (let index = 0; index < seconds * rate; index += 1) {
    await delay(Math.max(0, beganAt + (index * 1_000) / rate - performance.now()));
    const channel = channels[index % channels.length] ?? "";
    const text = `<@${slack.bot.userId}> ${question(random)}`;
    const user = random.pick(people);
    ledger.mention(() => `${channel} ${slack.say({ channel, user, text }).ts}`);
  }
}

/** The processes of a backend, each with a log of its own. */
function startProcesses(
  scene: Scene,
  { processes }: Pick<Backend, "processes">,
  folder: string,
  onLine: (line: string) => void,
) {
  const env = botEnvironment(scene);
  return processes.map(({ name, env: own }) =>
    startBotProcess({ ...env, ...own }, (line) => {
      appendFileSync(join(folder, `${name}.log`), `${line}\n`);
      onLine(line);
    }),
  );
}

/** What each has used of processors so far; undefined where the system does not tell. */
const cpuOf = (bots: readonly BotProcess[]) => [...bots, process].map(({ pid }) => readCpuMs(pid));

function perMention(before: number | undefined, after: number | undefined, mentions: number) {
  if (before === undefined || after === undefined) return undefined;
  return Math.round((after - before) / mentions);
}

/** Ends them in order, or after a while anyhow. */
async function endBots(bots: readonly BotProcess[]): Promise<void> {
  for (const bot of bots) bot.signal("SIGTERM");
  const ended = Promise.all(bots.map((bot) => bot.ended));
  await Promise.race([ended, delay(STOPS_WITHIN_MS, undefined, { ref: false })]);
  for (const bot of bots) bot.signal("SIGKILL");
}

/** A real bot and a workspace at work: how soon it hears, shows and answers, and that it answers once. */
export async function runSlackLoad(
  command: LoadCommand,
  backend: Pick<Backend, "processes">,
  progress: (line: string) => void,
): Promise<LoadResult> {
  const { seconds, rate, channels, seed } = command;
  const startedAt = Date.now();
  const log = mkdtempSync(join(tmpdir(), "lynceus-drill-logs-"));
  const scene = await startScene(channels);
  const { slack } = scene;
  let database: Work | undefined;
  const bots = startProcesses(scene, backend, log, (line) => {
    if (!line.includes("embedded database closed")) return;
    const { statements = 0, syncs = 0 } = JSON.parse(line) as Partial<Work>;
    const each = (count: number) => Math.round((count / (seconds * rate)) * 10) / 10;
    database = { statements: each(statements), syncs: each(syncs) };
  });
  try {
    const listening = await Promise.all(bots.map((bot) => bot.listening));
    if (listening.includes(false)) throw new Error(`The bot does not come to listen. Logs: ${log}`);
    const acks: number[] = [];
    let unacked = 0;
    slack.onDelivered(({ acked, tookMs }) => {
      if (acked) acks.push(tookMs);
      else unacked += 1;
    });
    const ledger = createLoadLedger(slack);
    const own = monitorEventLoopDelay({ resolution: 5 });
    own.enable();
    const cpuBefore = cpuOf(bots);
    await write(scene, ledger, command);
    own.disable();
    progress(`${seconds * rate} mentions are written; waiting for the last answer`);
    await ledger.settled(NOTHING_FOR_MS);
    const cpuAfter = cpuOf(bots);
    const names = [...backend.processes.map(({ name }) => name), "the drill itself"];
    const cpuMs = names.map((name, index) => ({
      name,
      ms: perMention(cpuBefore[index], cpuAfter[index], seconds * rate),
    }));
    await endBots(bots);
    const result: LoadResult = {
      drill: "slack-load",
      backend: command.backend,
      seconds,
      rate,
      channels,
      seed,
      unacked,
      ackP50: percentile(acks, 0.5),
      ackP99: percentile(acks, 0.99),
      ...countServed(ledger.all()),
      rateLimited: slack.calls().filter(({ status }) => status === 429).length,
      cpuMs,
      ...(database && { database }),
      load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
      ownDelayP99: Math.round(own.percentile(99) / 1e5) / 10,
      tookMs: Date.now() - startedAt,
    };
    if (missedBy(result).length > 0) return { ...result, log };
    rmSync(log, { recursive: true, force: true });
    return result;
  } finally {
    await endBots(bots);
    await scene.close();
  }
}
