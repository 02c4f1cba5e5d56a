// The root is no package that could be entered by name, and this uses what the bot's tests use.
// biome-ignore lint/style/noRestrictedImports: see above
import { startStandingBot } from "../apps/bot/src/testing/start-standing-bot.ts";

/**
 * How long a slash command takes, from the moment that Slack sends it until its answer is in Slack: through the
 * inbox, the queue and the guarded door, in one process with embedded state.
 *
 * `pnpm bench commands`; ends with 1 when what the live index answers is slower than it is to be. Wants a
 * machine for itself.
 */
const FLOOR_P95_MS = 200;
const RUNS = 40;
const USER = "U0ADA00001";
const CHANNEL = "C0ALL00001";
/** Those that are answered from memory alone; the others ask Argo CD. */
const FROM_INDEX = ["status", "status payments", "find pay", "help"];
const ASKING = ["app payments-api", "history payments-api", "diff payments-api"];

const bot = await startStandingBot({
  world: "image-tag-missing",
  workspace: {
    people: [{ id: USER, name: "ada", realName: "Ada Okafor", email: "ada@acme.example" }],
    channels: [{ id: CHANNEL, name: "all", members: [USER] }],
  },
  channels: { "*": { projects: ["*"] } },
});

async function measure(text: string): Promise<number> {
  const answered = new Promise<void>((resolve) => {
    const stop = bot.slack.onChange(({ kind }) => {
      if (kind !== "ephemeral") return;
      stop();
      resolve();
    });
  });
  const startedAt = performance.now();
  void bot.slack.command({ channel: CHANNEL, user: USER, command: "/argocd", text });
  await answered;
  return performance.now() - startedAt;
}

let isSlow = false;
for (const text of [...FROM_INDEX, ...ASKING]) {
  await measure(text);
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) took.push(await measure(text));
  took.sort((a, b) => a - b);
  const at = (part: number) => Math.round(took[Math.floor((took.length - 1) * part)] ?? 0);
  process.stdout.write(`/argocd ${text.padEnd(22)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms\n`);
  if (FROM_INDEX.includes(text) && at(0.95) > FLOOR_P95_MS) isSlow = true;
}
await bot.close();
process.exit(isSlow ? 1 : 0);
