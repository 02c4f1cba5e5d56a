import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBot } from "@lynceus/bot";
import { readConfig } from "@lynceus/bot/config";
import { createSeal } from "@lynceus/bot/workspaces";
import {
  acme,
  type LocalArgocd,
  loadWorld,
  type SlackApp,
  startLocalArgocd,
  startSlackApp,
} from "@lynceus/standins";
import { openStore } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Verdict } from "./check.ts";
import { doctor } from "./doctor.ts";

const logger = createLogger({ name: "test", level: "silent" });
const key = randomBytes(32);
const teams = ["T0FINE", "T0GONE", "T0POOR", "T0SEALED", "T0LATER"];
const never = new AbortController().signal;

let app: SlackApp;
let argocd: LocalArgocd;
let env: Record<string, string>;
const dataDir = mkdtempSync(join(tmpdir(), "lynceus-installed-"));

/** Five workspaces: one as it should be, three that want mending, one that has not come yet. */
beforeAll(async () => {
  const seeds = teams.map((id) => ({
    ...acme,
    team: { id, name: `The ${id}`, domain: id.toLowerCase() },
    bot: { ...acme.bot, ...(id === "T0POOR" && { scopes: ["chat:write"] }) },
  }));
  [app, argocd] = await Promise.all([
    startSlackApp(seeds, { rateTiers: false }),
    startLocalArgocd({ world: loadWorld("image-tag-missing") }),
  ]);
  env = {
    SLACK_API_URL: app.apiUrl,
    SLACK_SIGNING_SECRET: app.signingSecret,
    SLACK_CLIENT_ID: app.clientId,
    SLACK_CLIENT_SECRET: app.clientSecret,
    SLACK_ALLOWED_TEAMS: teams.join(","),
    LYNCEUS_ENCRYPTION_KEY: key.toString("base64"),
    LYNCEUS_HTTP_ADDRESS: "127.0.0.1:1",
    ARGOCD_BASE_URL: argocd.url,
    ARGOCD_API_TOKEN: argocd.token,
    DATA_DIR: dataDir,
    LYNCEUS_CONFIG: "",
    LOG_LEVEL: "silent",
  };
  const store = await openStore({ dataDir }, { logger });
  const [seal, other] = [createSeal([key]), createSeal([randomBytes(32)])];
  for (const [at, team] of [...teams.slice(0, 4), "T0LEFT"].entries()) {
    const token = app.workspaces[at]?.install() ?? "";
    await store.installations.put({
      team,
      teamName: `The ${team}`,
      appId: "A1",
      botUserId: "U1",
      scopes: [],
      installedBy: "U2",
      sealedToken: (team === "T0SEALED" ? other : seal).close(token, team),
    });
  }
  await store.close();
  // The token that is kept is worth nothing from now on.
  app.workspaces[1]?.install();
});
afterAll(async () => {
  await Promise.all([app.close(), argocd.close()]);
  rmSync(dataDir, { recursive: true, force: true });
});

async function examine(more: Record<string, string> = {}) {
  const lines: string[] = [];
  const output = { write: async (line: string) => void lines.push(line), note() {} };
  const command = { kind: "doctor", json: true, asksModel: false } as const;
  await doctor(command, readConfig({ ...env, ...more }), output, never);
  const { checks } = JSON.parse(lines.join("\n")) as { readonly checks: readonly Verdict[] };
  for (const { botToken } of app.workspaces) {
    expect(lines.join("\n")).not.toContain(botToken || "nothing");
  }
  const about = (name: string) => checks.find((check) => check.about === name);
  const workspaces = Object.fromEntries(
    checks
      .filter(({ about }) => about.startsWith("workspace "))
      .map(({ about, state, says }) => [about.split(" ")[1], `${state}: ${says}`]),
  );
  return { checks, about, workspaces };
}

const expected = {
  T0FINE: expect.stringMatching(/^fine: bot @\S+ of The T0FINE, all scopes$/),
  T0GONE: expect.stringMatching(/^failed: .*refuses the token of The T0GONE.*\/slack\/install/),
  T0POOR: expect.stringMatching(/^failed: The T0POOR has not granted .*users:read.*reinstall/),
  T0SEALED: expect.stringMatching(/^failed: .*another key.*LYNCEUS_ENCRYPTION_KEY_BEFORE/),
  T0LATER: expect.stringMatching(/^warning: .*has not\. .*\/slack\/install/),
  T0LEFT: expect.stringMatching(/^warning: .*is not answered.*SLACK_ALLOWED_TEAMS/),
};

test("every workspace has a line of its own, by what Slack says to its token", async () => {
  const { about, workspaces } = await examine();

  expect(workspaces).toEqual(expected);
  expect(about("slack client")?.state).toBe("fine");
  expect(about("slack signing secret")?.state).toBe("fine");
  expect(about("slack listener")).toMatchObject({
    state: "skipped",
    says: expect.stringMatching(/No bot runs/),
  });
});

test("beside a running bot it is the same, and what Slack posts arrives", async () => {
  const read = readConfig({ ...env, LYNCEUS_HTTP_ADDRESS: "127.0.0.1:0" });
  if (!read.ok) throw new Error(read.problems.join());
  let listening = "";
  const bot = createBot(read.config, logger, { onListening: (url) => (listening = url) });
  await bot.start();
  onTestFinished(() => bot.stop());
  const { host, origin } = new URL(listening);
  const address = { LYNCEUS_HTTP_ADDRESS: host };

  const { about, workspaces } = await examine({ ...address, LYNCEUS_PUBLIC_URL: origin });
  expect(workspaces).toEqual(expected);
  expect(about("slack listener")).toMatchObject({ state: "fine" });
  expect(about("slack address")).toMatchObject({ state: "fine" });

  const secret = { SLACK_SIGNING_SECRET: "not-a-secret-of-slack" };
  const other = await examine({ ...address, ...secret, LYNCEUS_PUBLIC_URL: argocd.url });
  expect(other.about("slack signing secret")).toMatchObject({ state: "failed" });
  expect(other.about("slack listener")?.says).toMatch(/another SLACK_SIGNING_SECRET/);
  expect(other.about("slack address")).toMatchObject({
    state: "failed",
    says: expect.stringMatching(/and no bot/),
  });
});

test.each([
  [{ SLACK_CLIENT_ID: "1.2" }, "slack client", /SLACK_CLIENT_ID \(invalid_client_id\).*Client ID/],
  [{ SLACK_CLIENT_SECRET: "wrong" }, "slack client", /bad_client_secret.*Client Secret/],
])("%j is told", async (more, name, says) => {
  const { about } = await examine(more);

  expect(about(name)).toMatchObject({ state: "failed", says: expect.stringMatching(says) });
});
