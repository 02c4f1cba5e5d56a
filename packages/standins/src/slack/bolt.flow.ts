import { App, LogLevel } from "@slack/bolt";
import { expect, test } from "vitest";
import { startLocalSlack } from "./start-local-slack.ts";

test("a mention is answered in its thread, and a click on the answer as well", async () => {
  const slack = await startLocalSlack();
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      timeout: 10_000,
      allowAbsoluteUrls: false,
    },
  });
  const seen: string[] = [];
  app.event("app_mention", async ({ event, say }) => {
    seen.push(`mention ${event.text}`);
    await say({
      text: "re",
      thread_ts: event.ts,
      blocks: [
        {
          type: "actions",
          elements: [
            {
              type: "button",
              text: { type: "plain_text", text: "x" },
              action_id: "go",
              value: "1",
            },
          ],
        },
      ],
    });
  });
  app.event("message", async ({ event }) => {
    seen.push(`message ${"text" in event ? event.text : event.subtype}`);
  });
  app.action("go", async ({ ack, respond }) => {
    await ack();
    await respond({ text: "done", replace_original: true });
  });
  await app.init();
  await app.start();
  const said = slack.say({
    channel: "#payments-support",
    user: "U0ADA00001",
    text: `<@${slack.bot.userId}> hi`,
  });
  await expect.poll(() => slack.thread("payments-support", said.ts).length).toBe(2);
  const reply = slack.thread("payments-support", said.ts)[1];
  const pressed = { channel: "payments-support", ts: reply?.ts ?? "", user: "U0ADA00001" };
  expect(await slack.click({ ...pressed, actionId: "go" })).toEqual({ acked: true });
  await expect.poll(() => slack.thread("payments-support", said.ts)[1]?.text).toBe("done");
  await app.stop();
  await slack.close();
});
