import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BotProcess, startBotProcess } from "@lynceus/bot/testing";
import { findProgram, startPostgres, startRedis, type TestServer } from "@lynceus/queue/testing";
import {
  acme,
  type LocalAnthropic,
  type LocalArgocd,
  type LocalSlack,
  loadWorld,
  startLocalAnthropic,
  startLocalArgocd,
  startLocalSlack,
} from "@lynceus/standins";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { runCli } from "./testing/run-cli.ts";

const WITHIN = { timeout: 45_000, interval: 100 };
const [CHANNEL = "", ADA = ""] = [acme.channels[0]?.id, acme.people[0]?.id];
const GUEST = acme.people.find(({ isGuest }) => isGuest === true)?.id ?? "";

interface Part {
  readonly process: BotProcess;
  readonly env: Readonly<Record<string, string>>;
  readonly log: readonly string[];
  /** What `/readyz` answers. */
  ready(): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** One process of a team, with a port for probes and a folder for its control socket. */
async function startPart(role: "slack" | "worker", team: Record<string, string>): Promise<Part> {
  const env = { ...team, LYNCEUS_ROLE: role, DATA_DIR: join(team.ROOT ?? "", role) };
  const log: string[] = [];
  let port = 0;
  const process = startBotProcess({ ...env, LYNCEUS_OPS_ADDRESS: "0" }, (line) => {
    log.push(line);
    const served = /"port":(\d+).*health and metrics are served/.exec(line);
    if (served !== null) port = Number(served[1]);
  });
  expect(await process.listening, log.join("\n")).toBe(true);
  const ready = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    return { status: response.status, body: await response.json() };
  };
  return { process, env, log, ready };
}

const missing = ["postgres", "redis-server"].filter((name) => findProgram(name) === undefined);

const skipped = missing.length > 0 ? ` (skipped: no ${missing.join(", ")} here)` : "";

describe.skipIf(missing.length > 0)(`two roles on PostgreSQL and Redis${skipped}`, () => {
  const closing: (() => unknown)[] = [];
  let database: TestServer;
  let redis: TestServer;
  let slack: LocalSlack;
  let argocd: LocalArgocd;
  let anthropic: LocalAnthropic;
  let [listener, worker]: Part[] = [];
  const root = mkdtempSync(join(tmpdir(), "lynceus-roles-"));

  beforeAll(async () => {
    // One after the other: each looks for a free port before it takes it.
    database = await startPostgres("-c", "fsync=off");
    closing.push(database.stop);
    redis = await startRedis("--maxmemory-policy", "noeviction");
    closing.push(redis.stop);
    [slack, argocd, anthropic] = await Promise.all([
      startLocalSlack({ rateTiers: false }),
      startLocalArgocd({ world: loadWorld("image-tag-missing") }),
      startLocalAnthropic({ turns: () => ({ content: [{ type: "text", text: "ready" }] }) }),
    ]);
    closing.push(slack.close, argocd.close, anthropic.close);
    const team = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ARGOCD_BASE_URL: argocd.url,
      ARGOCD_API_TOKEN: argocd.token,
      ANTHROPIC_API_KEY: "sk-ant-of-the-test",
      ANTHROPIC_BASE_URL: anthropic.url,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      LYNCEUS_INVESTIGATE: "on-request",
      ROOT: root,
    };
    const { SLACK_APP_TOKEN: _, ...answering } = team;
    [listener, worker] = await Promise.all([
      startPart("slack", team),
      startPart("worker", answering),
    ]);
  }, 90_000);
  afterAll(async () => {
    const processes = [listener, worker].flatMap((part) => (part ? [part.process] : []));
    for (const process of processes) process.signal("SIGKILL");
    await Promise.all(processes.map(({ ended }) => ended));
    await Promise.all(closing.map((close) => close()));
    rmSync(root, { recursive: true, force: true });
  });

  const logs = () => [...(listener?.log ?? []), ...(worker?.log ?? [])].join("\n");
  /** The bot's messages below a question, once there are so many. */
  async function answers(ts: string, count: number) {
    const own = () => slack.thread(CHANNEL, ts).filter(({ user }) => user === slack.bot.userId);
    await vi.waitFor(() => expect(own().length, logs()).toBeGreaterThanOrEqual(count), WITHIN);
    return own();
  }

  test("a mention is answered by the worker; a button's investigation is stopped from the other process", async () => {
    anthropic.faults.set({ kind: "hang" });
    const text = `<@${slack.bot.userId}> why is payments-api failing?`;
    const { ts } = slack.say({ channel: CHANNEL, user: ADA, text });
    const [look] = await answers(ts, 1);
    expect(look?.text).toMatch(/payments-api.*cannot pull its image/);

    await slack.click({ channel: CHANNEL, ts: look?.ts ?? "", user: ADA, actionId: "investigate" });
    await vi.waitFor(() => expect(anthropic.requests(), logs()).not.toEqual([]), WITHIN);
    expect(await slack.stop({ channel: CHANNEL, threadTs: ts, user: GUEST })).toEqual({
      acked: true,
    });
    await vi.waitFor(() => {
      const [told] = slack.ephemerals(CHANNEL, GUEST);
      expect(told?.text, logs()).toMatch(/goes on\. Lynceus does not answer guests/);
    }, WITHIN);
    // It is there to be pressed again, by somebody who may.
    expect(await slack.stop({ channel: CHANNEL, threadTs: ts, user: ADA })).toEqual({
      acked: true,
    });

    await vi.waitFor(async () => {
      const said = (await answers(ts, 2)).map(({ text }) => text).join("\n");
      expect(said, logs()).toContain("the investigation was stopped.");
    }, WITHIN);
    const worked = () => worker?.log.join("\n");
    await vi.waitFor(() => expect(worked()).toContain("investigation ended"), WITHIN);
    expect(listener?.log.join("\n")).not.toContain("investigation");
  });

  test("a command is answered from the worker's index", async () => {
    const command = { channel: CHANNEL, user: ADA, command: "/argocd", text: "status" };
    expect(await slack.command(command)).toEqual({ acked: true });

    await vi.waitFor(() => {
      const [answer] = slack.ephemerals(CHANNEL, ADA);
      expect(answer?.text, logs()).toMatch(/\d+ applications?, .*Degraded `payments-api`/s);
    }, WITHIN);
  });

  test.each(["slack", "worker"])("the doctor and status see how role %s stands", async (role) => {
    const part = role === "slack" ? listener : worker;
    const examined = await runCli(["doctor", "--no-model"], part?.env ?? {});
    expect(examined.stdout).toMatch(new RegExp(`^✓ configuration .*role ${role}$`, "m"));
    expect(examined.stdout).toMatch(/^✓ state +PostgreSQL/m);
    expect(examined.stdout).toMatch(/^✓ queue +one server that keeps everything/m);
    const listening = role === "slack" ? /^✓ slack socket/m : /^\S slack listener +A worker hears/m;
    expect(examined.stdout).toMatch(listening);
    expect(examined.stdout).not.toMatch(/^✗/m);
    expect(examined.code).toBe(0);

    const { stdout } = await runCli(["status"], part?.env ?? {});
    expect(stdout).toMatch(new RegExp(`role ${role}, running`));
    expect(/^ {2}argocd +connected/m.test(stdout)).toBe(role === "worker");
    expect(/^ {2}slack +connected for \d+ s$/m.test(stdout)).toBe(role === "slack");
  });

  test("each role is ready as long as what it needs is there, and says what is not", async () => {
    const readiness = () => Promise.all([listener?.ready(), worker?.ready()]);
    const not = (part: string) => ({ ready: false, reasons: [{ part, says: expect.any(String) }] });
    expect(await readiness()).toMatchObject([{ status: 200 }, { status: 200 }]);

    slack.faults.add({ method: "apps.connections.open", status: 503, times: 1_000 });
    slack.cut();
    await redis.kill();
    await vi.waitFor(async () => {
      expect(await readiness()).toMatchObject([
        { status: 503, body: not("slack") },
        { status: 503, body: not("queue") },
      ]);
    }, WITHIN);

    slack.faults.clear();
    await redis.start();
    await vi.waitFor(async () => {
      expect(await readiness()).toMatchObject([{ status: 200 }, { status: 200 }]);
    }, WITHIN);
  }, 120_000);
});
