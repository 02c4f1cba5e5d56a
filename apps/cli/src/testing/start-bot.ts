import { startBotProcess } from "@lynceus/bot/testing";
import { acme, loadWorld, startLocalArgocd, startLocalSlack } from "@lynceus/standins";
import { afterAll } from "vitest";

export interface RunningBot {
  readonly pid: number | undefined;
  /** The variables that it was started with. */
  readonly env: Readonly<Record<string, string>>;
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
  let log = "";
  const whole = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ARGOCD_BASE_URL: argocd.url,
    ARGOCD_API_TOKEN: argocd.token,
    LYNCEUS_INVESTIGATE: "on-request",
    ...env,
  };
  const bot = startBotProcess(whole, (line) => {
    log += `${line}\n`;
  });
  afterAll(async () => {
    bot.signal("SIGKILL");
    await bot.ended;
    await Promise.all([slack.close(), argocd.close()]);
  });
  if (!(await bot.listening)) throw new Error(`The bot did not start: ${log}`);

  return {
    pid: bot.pid,
    env: whole,
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
      bot.signal("SIGTERM");
      await bot.ended;
      return log.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
    },
  };
}
