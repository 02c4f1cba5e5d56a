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
  const { receiver, reach } = createSocketReceiver(appToken, { apiUrl, logger });
  const authorize = async () => ({ botUserId: slack.bot.userId });
  const app = new App({ receiver, authorize, convoStore: false, logger: toSlackLogger(logger) });
  onTestFinished(async () => {
    await app.stop();
    await slack.close();
  });
  const connected = { state: "connected", since: expect.any(Number) };
  expect(reach()).toEqual({ state: "opening" });
  await app.start();
  expect(reach()).toEqual(connected);

  slack.faults.add({ method: "apps.connections.open", status: 503, times: 2 });
  slack.cut();
  await vi.waitFor(() => expect(reach().state).toBe("cut"), WITHIN);
  const cut = reach();
  const refused = () => slack.calls().filter(({ status }) => status === 503);
  await vi.waitFor(() => expect(refused()).toHaveLength(2), WITHIN);
  expect(reach()).toEqual(cut);

  await vi.waitFor(() => expect(reach()).toEqual(connected), WITHIN);
});
