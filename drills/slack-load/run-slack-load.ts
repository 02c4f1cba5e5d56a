import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { startBotProcess } from "../../apps/bot/src/testing/index.ts";
import type { DrillCommand } from "../arguments.ts";
import { createRandom, type Random } from "../random.ts";
import { type Scene, startScene } from "../scene.ts";
import type { Backend } from "../servers/open-backend.ts";
import { createLoadLedger, type LoadLedger } from "./create-load-ledger.ts";
import { countServed, type LoadResult, missedBy, percentile } from "./load-result.ts";
import { readCpuMs } from "./read-cpu-ms.ts";

type LoadCommand = Extract<DrillCommand, { kind: "slack-load" }>;

/** After the last mention: longer than Slack makes anything wait. */
const NOTHING_FOR_MS = 60_000;

/** Applications of the recorded fleet. */
const FAILING = ["payments-api", "search-query", "thumbnailer", "cache-warmer"] as const;
const ANY = [...FAILING, "checkout-web", "billing", "ml-trainer", "reports-db"] as const;
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

/** A real bot and a workspace at work: how soon it hears, shows and answers, and that it answers once. */
export async function runSlackLoad(
  command: LoadCommand,
  backend: Pick<Backend, "processes">,
  progress: (line: string) => void,
): Promise<LoadResult> {
  const { seconds, rate, channels, seed } = command;
  const startedAt = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "lynceus-drill-logs-"));
  const log = join(folder, "bot.log");
  const scene = await startScene(channels);
  const { slack, argocd } = scene;
  const env = {
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken },
    ...{ SLACK_API_URL: slack.apiUrl, ARGOCD_BASE_URL: argocd.url },
    ...{ ARGOCD_API_TOKEN: argocd.token, LOG_LEVEL: "info", ...backend.processes[0]?.env },
  };
  const bot = startBotProcess(env, (line) => appendFileSync(log, `${line}\n`));
  try {
    if (!(await bot.listening)) throw new Error(`The bot does not come to listen. Its log: ${log}`);
    const acks: number[] = [];
    let unacked = 0;
    slack.onDelivered(({ acked, tookMs }) => {
      if (acked) acks.push(tookMs);
      else unacked += 1;
    });
    const ledger = createLoadLedger(slack);
    const own = monitorEventLoopDelay({ resolution: 5 });
    own.enable();
    const cpuBefore = readCpuMs(bot.pid);
    await write(scene, ledger, command);
    own.disable();
    progress(`${seconds * rate} mentions are written; waiting for the last answer`);
    await ledger.settled(NOTHING_FOR_MS);
    const cpuAfter = readCpuMs(bot.pid);
    const result: LoadResult = {
      ...{ drill: "slack-load", seconds, rate, channels, seed, unacked },
      ...{ ackP50: percentile(acks, 0.5), ackP99: percentile(acks, 0.99) },
      ...countServed(ledger.all()),
      rateLimited: slack.calls().filter(({ status }) => status === 429).length,
      cpuMsPerMention:
        cpuBefore === undefined || cpuAfter === undefined
          ? undefined
          : Math.round((cpuAfter - cpuBefore) / (seconds * rate)),
      ownDelayP99: Math.round(own.percentile(99) / 1e5) / 10,
      tookMs: Date.now() - startedAt,
    };
    if (missedBy(result).length > 0) return { ...result, log };
    rmSync(folder, { recursive: true, force: true });
    return result;
  } finally {
    bot.signal("SIGTERM");
    await Promise.race([bot.ended, delay(20_000, undefined, { ref: false })]);
    bot.signal("SIGKILL");
    await scene.close();
  }
}
