import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acme, loadWorld, startLocalArgocd, startLocalSlack } from "@lynceus/standins";
import { expect, onTestFinished, test, vi } from "vitest";
import { startBotProcess } from "./testing/index.ts";

const WITHIN = { timeout: 40_000, interval: 50 };

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "lynceus-main-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a bot that cannot start says everything that is wrong at once, and connects to nothing", async () => {
  const lines: string[] = [];
  const bot = startBotProcess({ LOG_LEVEL: "loud", SLACK_BOT_TOKEN: "xapp-swapped" }, (line) =>
    lines.push(line),
  );

  expect(await bot.ended).toBe(1);
  expect(lines.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
    "Lynceus cannot",
    "- SLACK_BOT_TOKEN",
    "- SLACK_APP_TOKEN",
    "- ARGOCD_BASE_URL",
    "- ARGOCD_API_TOKEN",
    "- LOG_LEVEL",
  ]);
  expect(lines.join("\n")).not.toContain("swapped");
});

test.each([
  ["SLACK_BOT_TOKEN", "xoxb-wrong", /^- Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Copy/],
  ["SLACK_APP_TOKEN", "xapp-wrong", /^- Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\. Copy/],
  ["DATA_DIR", "/dev/null/data", /^- .*\/dev\/null/],
])("a start with a wrong %s ends, and the last line says why", async (name, value, says) => {
  const [slack, argocd] = await Promise.all([
    startLocalSlack({ rateTiers: false }),
    startLocalArgocd({ world: loadWorld("image-tag-missing") }),
  ]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), argocd.close()]);
  });
  const lines: string[] = [];
  const bot = startBotProcess(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ARGOCD_BASE_URL: argocd.url,
      ARGOCD_API_TOKEN: argocd.token,
      DATA_DIR: join(temporaryFolder(), "data"),
      [name]: value,
    },
    (line) => lines.push(line),
  );
  onTestFinished(() => bot.signal("SIGKILL"));

  expect(await bot.ended).toBe(1);
  expect(lines.slice(-2)).toEqual(["Lynceus cannot start:", expect.stringMatching(says)]);
});

test("a bot answers with variables and a file, and takes up a changed file while it runs", async () => {
  const [slack, argocd] = await Promise.all([
    startLocalSlack({ rateTiers: false }),
    startLocalArgocd({ world: loadWorld("image-tag-missing") }),
  ]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), argocd.close()]);
  });
  const folder = temporaryFolder();
  const file = join(folder, "lynceus.yaml");
  const write = (projects: string, rest = "") => {
    const instance = `{ name: local, url: "${argocd.url}", credential: { file: token } }`;
    const text = `instances: [${instance}]\nchannels: { "*": { projects: ${projects} } }\ninvestigate: on-request\n${rest}`;
    writeFileSync(file, text);
  };
  write("['*']");
  writeFileSync(join(folder, "token"), argocd.token);
  const log: string[] = [];
  const bot = startBotProcess(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      LYNCEUS_CONFIG: file,
      DATA_DIR: join(folder, "data"),
    },
    (line) => log.push(line),
  );
  onTestFinished(async () => {
    bot.signal("SIGKILL");
    await bot.ended;
  });
  expect(await bot.listening, log.join("\n")).toBe(true);
  const [channel = "", user = ""] = [acme.channels[0]?.id, acme.people[0]?.id];
  const ask = async () => {
    const text = `<@${slack.bot.userId}> why is payments-api failing?`;
    const { ts } = slack.say({ channel, user, text });
    await vi.waitFor(() => expect(slack.thread(channel, ts)).toHaveLength(2), WITHIN);
    return slack.thread(channel, ts)[1]?.text ?? "";
  };

  expect(await ask()).toContain("cannot pull its image");
  expect(log.join("\n")).toContain("this is NOT Slack");

  write("[]", "zebra: 1\n");
  bot.signal("SIGHUP");
  await vi.waitFor(() => expect(log.join("\n")).toContain("last good one stays"), WITHIN);
  expect(await ask()).toContain("cannot pull its image");

  write("[]");
  await vi.waitFor(() => expect(log.join("\n")).toContain("configuration taken up"), WITHIN);
  expect(await ask()).not.toContain("cannot pull its image");
  expect(log.join("\n")).not.toContain(argocd.token);

  bot.signal("SIGTERM");
  expect(await bot.ended).toBe(0);
});
