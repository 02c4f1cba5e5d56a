import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateQueue, openQueue, type Queue } from "@lynceus/queue";
import { acme, startLocalSlack } from "@lynceus/standins";
import { openStore } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { expect, onTestFinished, test, vi } from "vitest";
import type { BotConfig } from "./config.ts";
import { createConversations } from "./conversations.ts";
import { createSlackSide } from "./create-slack-side.ts";
import { createWorkspaces } from "./workspaces/create-workspaces.ts";

const PATIENTLY = { timeout: 20_000 };
const logger = createLogger({ name: "test", level: "silent" });

/** The listening half alone: nobody works, so what arrives waits. */
async function listening() {
  const slack = await startLocalSlack({ rateTiers: false });
  const dataDir = mkdtempSync(join(tmpdir(), "lynceus-listen-"));
  const store = await openStore({ dataDir }, { logger, queueMigrations: migrateQueue });
  const backend = { kind: "postgres", pool: store.queuePool, embedded: true } as const;
  const queue = await openQueue({ backend, logger });
  const { botToken, appToken, apiUrl } = slack;
  const config: BotConfig = {
    slack: { botToken, appToken, apiUrl },
    instances: [],
    role: "all",
    state: { dataDir },
    channels: {},
    investigate: "auto",
    skills: [],
    logLevel: "silent",
  };
  const workspaces = createWorkspaces(config.slack, { store, logger });
  const conversations = createConversations(store);
  const side = createSlackSide({
    settings: () => config,
    config,
    logger,
    store,
    queue,
    investigationQueue: queue,
    conversations,
    workspaces,
  });
  await side.start();
  onTestFinished(async () => {
    await side.close();
    await workspaces.close();
    await queue.close();
    await store.close();
    await slack.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { slack, store, queue };
}

/** Twenty questions, and one more when they are in line. */
async function askInLine(ask: () => string, queue: Pick<Queue, "counts">) {
  const roots = Array.from({ length: 20 }, ask);
  await vi.waitFor(async () => expect((await queue.counts()).waiting).toBe(20), PATIENTLY);
  return [...roots, ask()];
}

test("what arrives is kept and waits for a worker; what is done about it is shown at once", async () => {
  const { slack, store, queue } = await listening();
  const shown: { readonly threadTs: string; readonly status: string }[] = [];
  slack.onChange((change) => {
    if (change.kind === "status") shown.push(change);
  });
  const [channel] = acme.channels;
  const [person] = acme.people;
  const text = `<@${slack.bot.userId}> why?`;
  const ask = () => slack.say({ channel: channel?.id ?? "", user: person?.id ?? "", text }).ts;

  const roots = await askInLine(ask, queue);

  await vi.waitFor(async () => expect((await queue.counts()).waiting).toBe(21), PATIENTLY);
  const kept = await store.inbox.unfinished({ olderThanMs: 0, limit: 100 });
  expect(kept.map(({ messageKey }) => messageKey.split(":")[1]).sort()).toEqual([...roots].sort());
  const looking = () => shown.filter(({ status }) => status === "is looking…");
  await vi.waitFor(() => {
    const threads = looking().map(({ threadTs }) => threadTs);
    expect(threads.sort()).toEqual([...roots].sort());
  }, PATIENTLY);
  await vi.waitFor(() => {
    const told = shown.filter(({ status }) => /^is at 20 questions before this/.test(status));
    expect(told.map(({ threadTs }) => threadTs)).toEqual([roots.at(-1)]);
  }, PATIENTLY);
});

test("where Slack shows no status, a long queue is told in the thread", async () => {
  const { slack, queue } = await listening();
  slack.faults.add({ method: "assistant.threads.setStatus", error: "missing_scope", times: 50 });
  const [channel] = acme.channels;
  const [person] = acme.people;
  const text = `<@${slack.bot.userId}> why?`;
  const ask = () => slack.say({ channel: channel?.id ?? "", user: person?.id ?? "", text }).ts;

  const roots = await askInLine(ask, queue);

  await vi.waitFor(() => {
    const told = roots.flatMap((ts) => slack.thread(channel?.id ?? "", ts).slice(1));
    expect(told[0]?.text).toMatch(/^20 questions are ahead of this one\. It is kept/);
  }, PATIENTLY);
});

test("a command is kept; a question that waits is taken as edited, or not at all", async () => {
  const { slack, store } = await listening();
  const [{ id: channel = "" } = {}] = acme.channels;
  const [{ id: user = "" } = {}] = acme.people;
  const kept = () => store.inbox.unfinished({ olderThanMs: 0, limit: 100 });
  const waiting = (count: number) =>
    vi.waitFor(async () => expect(await kept()).toHaveLength(count), PATIENTLY);
  const ask = (text: string) =>
    slack.say({ channel, user, text: `<@${slack.bot.userId}> ${text}` }).ts;

  expect(await slack.command({ channel, user, command: "/argocd" })).toEqual({ acked: true });
  const [edited, deleted] = [ask("why is wbe failing?"), ask("never mind")];
  await waiting(3);
  slack.edit({ channel, user, ts: edited, text: `<@${slack.bot.userId}> why is web failing?` });
  slack.remove({ channel, user, ts: deleted });
  await waiting(2);

  await vi.waitFor(async () => {
    const said = JSON.stringify((await kept()).map(({ payload }) => payload));
    expect(said).toMatch(/"command":"\/argocd".*why is web failing\?/);
  }, PATIENTLY);
  expect((await store.conversations.get(`${slack.team.id}:${channel}:command`)) ?? {}).toEqual({});
});

test("named in an edit for the first time it is asked, but not by an edit of what is long said", async () => {
  const { slack, store } = await listening();
  const [{ id: channel = "" } = {}] = acme.channels;
  const [{ id: user = "" } = {}] = acme.people;
  const edit = (daysAgo: number, question: string) => {
    const now = Date.now() / 1000;
    const ts = (now - daysAgo * 86_400).toFixed(6);
    const text = `<@${slack.bot.userId}> ${question}`;
    return slack.announce({
      type: "message",
      subtype: "message_changed",
      channel,
      event_ts: now.toFixed(6),
      message: { type: "message", user, ts, text, edited: { user } },
      previous_message: { text: question },
    });
  };

  await edit(7, "last week's");
  await edit(0.1, "today's");

  const kept = await store.inbox.unfinished({ olderThanMs: 0, limit: 100 });
  expect(kept.map(({ payload }) => JSON.stringify(payload))).toEqual([
    expect.stringContaining("today's"),
  ]);
});

test("it comes back when Slack lets nobody in for a while, and hears what was said meanwhile", async () => {
  const { slack, store } = await listening();
  const [channel] = acme.channels;
  const [person] = acme.people;
  slack.faults.add({ method: "apps.connections.open", status: 503, times: 4 });

  slack.cut();
  const text = `<@${slack.bot.userId}> why?`;
  slack.say({ channel: channel?.id ?? "", user: person?.id ?? "", text });

  await vi.waitFor(async () => expect(await store.inbox.counts()).toMatchObject({ waiting: 1 }), {
    timeout: 30_000,
    interval: 100,
  });
}, 40_000);
