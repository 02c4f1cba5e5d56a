import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { acme, loadWorld, startLocalArgocd, startLocalSlack } from "@lynceus/standins";
import { afterAll } from "vitest";

const main = join(dirname(createRequire(import.meta.url).resolve("@lynceus/bot")), "main.ts");

export interface RunningBot {
  readonly pid: number | undefined;
  /** What must never be told to anybody. */
  readonly secrets: readonly string[];
  /** Asks as the workspace's first person; resolves when the bot has answered. */
  ask(question: string): Promise<void>;
  /** Stops it in order; resolves with what it has written to its log. */
  stop(): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** A bot as a process of its own, between a local Slack and a recorded Argo CD; gone after the file's tests. */
export async function startBot(world: string, env: Record<string, string>): Promise<RunningBot> {
  const slack = await startLocalSlack({ rateTiers: false });
  const argocd = await startLocalArgocd({ world: loadWorld(world) });
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    cwd: import.meta.dirname,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ARGOCD_BASE_URL: argocd.url,
      ARGOCD_API_TOKEN: argocd.token,
      ...env,
    },
    stdio: ["ignore", "inherit", "pipe"],
  });
  const exited = once(child, "exit");
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (piece: string) => {
    log += piece;
  });
  afterAll(async () => {
    child.kill("SIGKILL");
    await exited;
    await Promise.all([slack.close(), argocd.close()]);
  });
  while (!log.includes('"listening"')) {
    await Promise.race([once(child.stderr, "data"), exited]);
    if (child.exitCode !== null) throw new Error(`The bot did not start: ${log}`);
  }

  return {
    pid: child.pid,
    secrets: [
      slack.botToken,
      slack.appToken,
      argocd.token,
      ...acme.people.map(({ email }) => email ?? ""),
    ],
    ask: (question) =>
      new Promise((resolve) => {
        const stopListening = slack.onChange((change) => {
          if (change.kind !== "posted" || change.message.user !== slack.bot.userId) return;
          stopListening();
          resolve();
        });
        const [channel, user] = [acme.channels[0]?.id ?? "", acme.people[0]?.id ?? ""];
        slack.say({ channel, user, text: `<@${slack.bot.userId}> ${question}` });
      }),
    async stop() {
      child.kill("SIGTERM");
      await exited;
      return log.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
    },
  };
}
