import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import {
  acme,
  loadWorld,
  startLocalArgocd,
  startLocalSlack,
} from "../packages/standins/src/index.ts";

/**
 * Starts the bot that an image holds, as its container does, and lets someone ask it. Prints what `/metrics` says after
 * the answer and its investigation. `node --import tsx scripts/try-image.ts FOLDER`, with the Node that the image has.
 */
const image = resolve(process.argv[2] ?? "out");
const WITHIN_MS = 90_000;
/** What the manifests give a container to end. */
const GRACE_MS = 45_000;
const QUESTION = "why is payments-api failing?";

async function until<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
  const deadline = Date.now() + WITHIN_MS;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await delay(100);
  }
  throw new Error(`The image's bot did not ${what} within ${WITHIN_MS / 1_000} s.`);
}

const [slack, argocd] = await Promise.all([
  startLocalSlack({ rateTiers: false }),
  startLocalArgocd({ world: loadWorld("image-tag-missing") }),
]);
const folder = mkdtempSync(join(tmpdir(), "lynceus-image-"));
const bot = spawn(process.execPath, ["apps/bot/src/main.js"], {
  cwd: image,
  env: {
    NODE_ENV: "production",
    DATA_DIR: folder,
    LYNCEUS_OPS_ADDRESS: "0",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ARGOCD_BASE_URL: argocd.url,
    ARGOCD_API_TOKEN: argocd.token,
  },
  stdio: ["ignore", "ignore", "pipe"],
});
const ended = new Promise<number | null>((done) => bot.once("exit", done));
const log: string[] = [];
let port: number | undefined;
createInterface({ input: bot.stderr }).on("line", (line) => {
  log.push(line);
  port ??= Number(/"port":(\d+),"msg":"health and metrics/.exec(line)?.[1]) || undefined;
});

/** What a path of the bot's own server says with 200; undefined before that. */
async function read(path: string): Promise<string | undefined> {
  if (bot.exitCode !== null) throw new Error(`The image's bot ended with ${bot.exitCode}.`);
  if (port === undefined) return undefined;
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return response.status === 200 ? response.text() : undefined;
}

try {
  const began = Date.now();
  await until("become ready", () => read("/readyz"));
  const readyMs = Date.now() - began;
  const [channel = "", user = ""] = [acme.channels[0]?.id, acme.people[0]?.id];
  slack.say({ channel, user, text: `<@${slack.bot.userId}> ${QUESTION}` });
  const metrics = await until("answer and investigate", async () => {
    const text = await read("/metrics");
    return text?.includes('lynceus_investigations_total{end="answered"') ? text : undefined;
  });
  process.stdout.write(metrics);
  const told = Date.now();
  bot.kill("SIGTERM");
  const code = await Promise.race([ended, delay(GRACE_MS, "late", { ref: false })]);
  if (code !== 0) throw new Error(`The image's bot ended with ${code}, not in order.`);
  process.stderr.write(
    `Node ${process.version}: ready after ${readyMs} ms, answered, ended in order after ${Date.now() - told} ms\n`,
  );
} catch (error) {
  process.stderr.write(`${log.join("\n")}\n`);
  throw error;
} finally {
  bot.kill("SIGKILL");
  await Promise.all([slack.close(), argocd.close()]);
  rmSync(folder, { recursive: true, force: true });
}
