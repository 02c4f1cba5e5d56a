import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  acme,
  type LocalArgocd,
  type LocalSlack,
  loadWorld,
  type SlackApp,
  startLocalArgocd,
  startSlackApp,
} from "@lynceus/standins";
import { openStore } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { BotConfig } from "../config.ts";
import { type Bot, createBot } from "../create-bot.ts";
import { createSeal } from "./seal.ts";

const PATIENTLY = { timeout: 30_000 };
const CHANNEL = "C0PAYMENTS";
const ADA = "U0ADA00001";
const key = randomBytes(32);
const logger = createLogger({ name: "flow", level: "silent" });
const teamOf = (id: string, name: string) => ({
  ...acme,
  // The same ids in each: nothing but the workspace tells them apart.
  team: { id, name, domain: name.toLowerCase() },
});

let app: SlackApp;
let first: LocalSlack;
let second: LocalSlack;
let argocd: LocalArgocd;
let bot: Bot;
let url = "";
const dataDir = mkdtempSync(join(tmpdir(), "lynceus-workspaces-"));

beforeAll(async () => {
  const seeds = [teamOf("T0ACME", "Acme"), teamOf("T0BOLT", "Bolt"), teamOf("T0ELSE", "Else")];
  [app, argocd] = await Promise.all([
    startSlackApp(seeds, { rateTiers: false, retryDelaysMs: [100, 100, 100] }),
    startLocalArgocd({ world: loadWorld("image-tag-missing") }),
  ]);
  [first, second] = app.workspaces as [LocalSlack, LocalSlack];
  const { apiUrl, signingSecret, clientId, clientSecret } = app;
  const config: BotConfig = {
    slack: {
      apiUrl,
      http: { host: "127.0.0.1", port: 0, signingSecret },
      install: { clientId, clientSecret, keys: [key], teams: ["T0ACME", "T0BOLT"] },
    },
    instances: [
      { name: "argocd", url: argocd.url, environment: "prod", token: () => argocd.token },
    ],
    role: "all",
    state: { dataDir },
    channels: { "*": { projects: ["*"] } },
    investigate: "on-request",
    skills: [],
    logLevel: "silent",
  };
  const onListening = (listening: string) => {
    url = listening;
  };
  bot = createBot(config, logger, { onListening });
  await bot.start();
  await app.setRequestUrl(url);
});
afterAll(async () => {
  await Promise.all([app.close(), argocd.close()]);
  rmSync(dataDir, { recursive: true, force: true });
});

/** What a browser does: begins here, allows it in Slack, and comes back with its cookie. */
async function begin(team: string, organisation?: true) {
  const begun = await fetch(new URL("/slack/install", url), { redirect: "manual" });
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const by = { team, user: ADA, ...(organisation && { organisation }) };
  const query = app.allow(begun.headers.get("location") ?? "", by);
  return { query: query.toString(), cookie };
}
async function comeBack({ query, cookie }: { query: string; cookie: string }): Promise<string> {
  const page = await fetch(new URL(`/slack/oauth_redirect?${query}`, url), { headers: { cookie } });
  return `${page.status} ${(await page.text()).replaceAll(/<[^>]*>/g, " ")}`;
}
const replies = (slack: LocalSlack, ts: string) =>
  slack.thread(CHANNEL, ts).filter(({ user }) => user === slack.bot.userId);
const question = (slack: LocalSlack) => ({
  channel: CHANNEL,
  user: ADA,
  text: `<@${slack.bot.userId}> why is payments-api failing?`,
});
async function answered(slack: LocalSlack, ts: string): Promise<void> {
  await vi.waitFor(() => {
    expect(replies(slack, ts).map(({ text }) => text)).toEqual([
      expect.stringMatching(/payments-api.*cannot pull/),
    ]);
  }, PATIENTLY);
}

test("who may not install it is told why, and no state is good twice, late or elsewhere", async () => {
  expect(await comeBack(await begin("T0ELSE"))).toMatch(/^400 .*T0ELSE.*SLACK_ALLOWED_TEAMS/);
  expect(app.workspaces[2]?.botToken).toBe("");
  expect(await comeBack(await begin("T0ACME", true))).toMatch(/^400 .*workspace by workspace/);
  expect(await comeBack({ ...(await begin("T0ACME")), cookie: "" })).toMatch(/^400 .*browser/);

  const once = await begin("T0ACME");
  expect(await comeBack(once)).toMatch(/^200 .*installed in Acme/);
  expect(await comeBack(once)).toMatch(/^400 .*used already/);
  expect(await comeBack(await begin("T0BOLT"))).toMatch(/^200 .*installed in Bolt/);
});

test("each workspace is answered for itself, whatever it has in common with the other", async () => {
  const { ts } = first.say(question(first));
  await answered(first, ts);
  const before = second.calls().length;

  // A reply in a thread that is ours elsewhere is none of ours here; the same message is another one here.
  const said = { channel: CHANNEL, user: ADA, event_ts: ts, channel_type: "channel" };
  const reply = { ...said, type: "message", ts: `${ts.slice(0, -1)}x`, thread_ts: ts };
  expect(await second.announce({ ...reply, text: "and now?" })).toMatchObject({ acked: true });
  const own = second.say(question(second));
  await answered(second, own.ts);
  expect(JSON.stringify(second.calls().slice(before))).not.toContain(ts);

  const { text } = question(second);
  await second.announce({ ...said, type: "app_mention", ts, text });
  await vi.waitFor(() => {
    const posts = second.calls().filter(({ method }) => method === "chat.postMessage");
    expect(posts.map(({ args }) => args.thread_ts)).toContain(ts);
  }, PATIENTLY);
  expect(replies(first, ts)).toHaveLength(1);
});

test("a command is answered to who typed it there", async () => {
  const ask = { channel: CHANNEL, user: ADA, command: "/argocd", text: "app payments-api" };
  const before = first.ephemerals(CHANNEL, ADA).length;
  expect(await second.command(ask)).toEqual({ acked: true });

  await vi.waitFor(() => {
    expect(second.ephemerals(CHANNEL, ADA).at(-1)?.text).toMatch(/payments-api/);
  }, PATIENTLY);
  expect(first.ephemerals(CHANNEL, ADA)).toHaveLength(before);
});

test("a workspace that removes the app is left, its token is forgotten, the other goes on", async () => {
  await first.uninstall();
  const calls = first.calls().length;
  first.say(question(first));
  await answered(second, second.say(question(second)).ts);

  await bot.stop();
  const store = await openStore({ dataDir }, { logger });
  const kept = await store.installations.list();
  await store.close();
  expect(kept.map(({ team }) => team)).toEqual(["T0BOLT"]);
  expect(JSON.stringify(kept)).not.toContain(second.botToken);
  expect(createSeal([key]).open(kept[0]?.sealedToken ?? "", "T0BOLT")).toBe(second.botToken);
  const after = first.calls().slice(calls);
  expect(after.filter(({ error }) => error === undefined)).toEqual([]);
});
