import { startLocalSlack } from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import { App } from "@slack/bolt";
import { expect, onTestFinished, test, vi } from "vitest";
import { toSlackLogger } from "../slack-logger.ts";
import { createSocketReceiver } from "./create-socket-receiver.ts";

const WITHIN = { timeout: 30_000, interval: 50 };
const logger = createLogger({ name: "test", level: "silent" });

test("it is told since when Slack has no connection, until it has one again", async () => {
  const slack = await startLocalSlack({ rateTiers: false });
  const { appToken, apiUrl } = slack;
  const { receiver, cutSince } = createSocketReceiver(appToken, { apiUrl, logger });
  const authorize = async () => ({ botUserId: slack.bot.userId });
  const app = new App({ receiver, authorize, convoStore: false, logger: toSlackLogger(logger) });
  await app.start();
  onTestFinished(async () => {
    await app.stop();
    await slack.close();
  });
  expect(cutSince()).toBeUndefined();

  slack.faults.add({ method: "apps.connections.open", status: 503, times: 2 });
  slack.cut();
  await vi.waitFor(() => expect(cutSince()).toBeDefined(), WITHIN);
  const since = cutSince();
  const refused = () => slack.calls().filter(({ status }) => status === 503);
  await vi.waitFor(() => expect(refused()).toHaveLength(2), WITHIN);
  expect(cutSince()).toBe(since);

  await vi.waitFor(() => expect(cutSince()).toBeUndefined(), WITHIN);
});
