import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger } from "@lynceus/telemetry";
import { expect, onTestFinished, test, vi } from "vitest";
import { type BotConfig, readConfig } from "../config.ts";
import { followConfig } from "./follow-config.ts";

const INSTANCE = `instances:
  - { name: prod, url: "https://argocd.example.com", credential: { env: PROD_TOKEN } }
`;

/** A ConfigMap as Kubernetes mounts it: the file is a link into a folder that a link leads to. */
function mount(text: string) {
  const folder = mkdtempSync(join(tmpdir(), "lynceus-config-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  let version = 0;
  const write = (body: string) => {
    version += 1;
    const data = `..${version}`;
    mkdirSync(join(folder, data));
    writeFileSync(join(folder, data, "lynceus.yaml"), body);
    symlinkSync(data, join(folder, "..new"));
    renameSync(join(folder, "..new"), join(folder, "..data"));
  };
  write(text);
  symlinkSync("..data/lynceus.yaml", join(folder, "lynceus.yaml"));
  return { path: join(folder, "lynceus.yaml"), write };
}

function follow(text: string) {
  const { path, write } = mount(text);
  const env = {
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_APP_TOKEN: "xapp-1",
    PROD_TOKEN: "not-to-be-told",
    LYNCEUS_CONFIG: path,
  };
  let reads = 0;
  const read = () => {
    reads += 1;
    return readConfig(env);
  };
  const initial = read();
  if (!initial.ok) throw new Error(initial.problems.join("\n"));
  const applied: BotConfig[] = [];
  const log: string[] = [];
  const logger = createLogger({
    name: "test",
    level: "debug",
    destination: { write: (line) => void log.push(line) },
  });
  const apply = async (settings: BotConfig) => void applied.push(settings);
  const config = followConfig({ initial, read, apply, logger, everyMs: 20 });
  onTestFinished(() => config.stop());
  return { write, applied, log, config, reads: () => reads };
}

test("a changed file is taken up at once, and what changed is told", async () => {
  const { write, applied, log } = follow(INSTANCE);

  write(`${INSTANCE}channels: { "*": { projects: [checkout] } }\nlogLevel: debug\n`);

  await vi.waitFor(() => expect(applied).toHaveLength(1), 20_000);
  expect(applied[0]).toMatchObject({
    channels: { "*": { projects: ["checkout"] } },
    logLevel: "debug",
  });
  expect(log.join("")).toContain('logLevel: not set → \\"debug\\"');
  expect(log.join("")).not.toContain("not-to-be-told");
});

test("with problems the last good one stays, and they are told once", async () => {
  const { write, applied, log, reads } = follow(INSTANCE);

  write(`${INSTANCE}chanels: {}\n`);
  await vi.waitFor(() => expect(log.join("")).toContain("Did you mean"), 20_000);
  const before = reads();
  write(`${INSTANCE}chanels: {} \n`);
  await vi.waitFor(() => expect(reads()).toBeGreaterThan(before), 20_000);
  write(`${INSTANCE}budgets: { investigation: { usd: 2 } }\n`);

  await vi.waitFor(() => expect(applied).toHaveLength(1), 20_000);
  expect(applied[0]).toMatchObject({ budget: { usd: 2 } });
  expect(log.filter((line) => line.includes("last good one stays"))).toHaveLength(1);
});

test("other Argo CDs are taken up at once, and those that stay are told apart", async () => {
  const { write, applied, log } = follow(INSTANCE);
  const lab = INSTANCE.split("\n")[1]?.replace("name: prod", "name: lab");

  write(`${INSTANCE}${lab}\n`);
  await vi.waitFor(() => expect(applied).toHaveLength(1), 20_000);
  write(INSTANCE.replace("argocd.example.com", "other.example.com"));
  await vi.waitFor(() => expect(applied).toHaveLength(2), 20_000);

  expect(log.join("")).not.toContain("needs a restart");
  const [[prod, added] = [], [other] = []] = applied.map(({ instances }) => instances);
  expect(added?.name).toBe("lab");
  expect(other).toMatchObject({ name: "prod", url: "https://other.example.com" });
  expect(other?.revision).not.toBe(prod?.revision);
});

test("another model needs a restart, and that is said", async () => {
  const { write, log } = follow(INSTANCE);

  write(`${INSTANCE}model: { investigation: another }\n`);

  await vi.waitFor(() => expect(log.join("")).toContain("needs a restart"), 20_000);
});

test("a signal reads everything anew, even when the file is the same", async () => {
  const { config, applied } = follow(INSTANCE);

  await config.reload();

  expect(applied).toHaveLength(1);
});
