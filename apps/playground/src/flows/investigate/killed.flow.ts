import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BotProcess, startBotProcess } from "@lynceus/bot/testing";
import {
  acme,
  loadWorld,
  startLocalAnthropic,
  startLocalArgocd,
  startLocalSlack,
} from "@lynceus/standins";
import { expect, onTestFinished, test, vi } from "vitest";
import { call, resultsOf, scriptedModel, turnsOf } from "../../testing/scripted-model.ts";

const about = { applicationName: "payments-api" };

test("a process killed between two steps: another goes on, and nothing is asked or looked at twice", async () => {
  let [thirdTurn, afterwards] = [() => {}, () => {}];
  const asked = new Promise<void>((resolve) => {
    thirdTurn = resolve;
  });
  const killed = new Promise<void>((resolve) => {
    afterwards = resolve;
  });
  const anthropic = await startLocalAnthropic({
    turns: scriptedModel(
      [
        () => [call("get_application_manifests", { ...about, compareTo: "previous" })],
        () => [call("get_application_history", about)],
        (request) => [
          call("submit_answer", {
            rootCause: "tag `2.4.0-rc1` was never pushed",
            confidence: "high",
            claims: [
              {
                text: "It came with a commit",
                citations: [
                  {
                    evidence: "e2",
                    excerpt: /roll out 2\.4\.0-rc1/.exec(resultsOf(request)[1] ?? "")?.[0],
                  },
                ],
              },
            ],
          }),
        ],
      ],
      // The third turn is on its way until the process that waits for it is gone.
      (at) => {
        if (at !== 2) return undefined;
        thirdTurn();
        return killed;
      },
    ),
  });
  const [slack, argocd] = await Promise.all([
    startLocalSlack({ rateTiers: false }),
    startLocalArgocd({ world: loadWorld("image-tag-missing") }),
  ]);
  const dataDir = mkdtempSync(join(tmpdir(), "lynceus-killed-"));
  const bots: BotProcess[] = [];
  const start = () => {
    const bot = startBotProcess(
      {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        ARGOCD_BASE_URL: argocd.url,
        ARGOCD_API_TOKEN: argocd.token,
        DATA_DIR: dataDir,
        ANTHROPIC_API_KEY: "sk-test",
        ANTHROPIC_BASE_URL: anthropic.url,
      },
      () => undefined,
    );
    bots.push(bot);
    return bot;
  };
  onTestFinished(async () => {
    for (const bot of bots) bot.signal("SIGKILL");
    await Promise.all(bots.map(({ ended }) => ended));
    await Promise.all([slack.close(), argocd.close(), anthropic.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  });
  const manifestReads = () =>
    argocd.requests().filter(({ path }) => path.endsWith("/manifests")).length;

  const first = start();
  expect(await first.listening).toBe(true);
  const [channel, user] = [acme.channels[0]?.id ?? "", acme.people[0]?.id ?? ""];
  const text = `<@${slack.bot.userId}> why is payments-api failing?`;
  const { ts } = slack.say({ channel, user, text });
  await asked;
  first.signal("SIGKILL");
  await first.ended;
  afterwards();
  const reads = manifestReads();

  expect(await start().listening).toBe(true);
  const thread = () => slack.thread(channel, ts).map((message) => message.text);
  await vi.waitFor(() => expect(thread().join("\n")).toContain("The answer stands below."), 30_000);

  expect(thread().filter((said) => said.includes("was never pushed"))).toHaveLength(1);
  // The question, the first look, the one stream that both processes told it in, and the answer.
  expect(thread()).toHaveLength(4);
  const started = slack.calls().filter(({ method }) => method === "chat.startStream");
  expect(started).toHaveLength(1);
  const { args = {} } = slack.calls().findLast(({ method }) => method === "chat.stopStream") ?? {};
  expect(args.ts).toBe(slack.thread(channel, ts)[2]?.ts);
  expect(manifestReads()).toBe(reads);
  const turns = anthropic
    .requests()
    .filter(({ body }) => body.model === "claude-sonnet-5-5")
    .map(({ body }) => turnsOf(body));
  expect(turns.slice(0, 2)).toEqual([0, 1]);
  expect(turns.slice(2).every((at) => at === 2)).toBe(true);
}, 180_000);
