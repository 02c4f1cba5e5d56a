import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acme, loadWorld, startLocalArgocd, startLocalSlack } from "@lynceus/standins";
import { expect, onTestFinished, test, vi } from "vitest";
import { startBotProcess } from "../testing/index.ts";

const WITHIN = { timeout: 40_000, interval: 50 };

test("a command that was acknowledged is answered by the next process when the first one is killed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lynceus-killed-"));
  const [slack, argocd] = await Promise.all([
    startLocalSlack({ rateTiers: false }),
    startLocalArgocd({ world: loadWorld("image-tag-missing") }),
  ]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), argocd.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const [channel = "", user = ""] = [acme.channels[0]?.id, acme.people[0]?.id];
  const log: string[] = [];
  const start = () => {
    const bot = startBotProcess(
      {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        ARGOCD_BASE_URL: argocd.url,
        ARGOCD_API_TOKEN: argocd.token,
        DATA_DIR: folder,
      },
      (line) => log.push(line),
    );
    onTestFinished(async () => {
      bot.signal("SIGKILL");
      await bot.ended;
    });
    return bot;
  };

  // Nothing about a single application is told until the first process is gone.
  const mend = argocd.faults.set("/api/v1/applications/*", { kind: "hang" });
  const resume = argocd.faults.set("/api/v1/applications/*/**", { kind: "hang" });
  const first = start();
  expect(await first.listening, log.join("\n")).toBe(true);
  const command = { channel, user, command: "/argocd", text: "app payments-api" };
  expect(await slack.command(command)).toEqual({ acked: true });
  first.signal("SIGKILL");
  await first.ended;
  expect(slack.ephemerals(channel, user)).toEqual([]);
  mend();
  resume();

  const second = start();
  expect(await second.listening, log.join("\n")).toBe(true);
  await vi.waitFor(() => {
    const [answer] = slack.ephemerals(channel, user);
    expect(answer?.text, log.join("\n")).toMatch(/payments-api.*cannot pull/);
  }, WITHIN);
});
