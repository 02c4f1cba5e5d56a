import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readConfig } from "@lynceus/bot/config";
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
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import type { Verdict } from "./check.ts";
import { doctor } from "./doctor.ts";

let slack: LocalSlack;
let argocd: LocalArgocd;
let anthropic: LocalAnthropic;
/** Where nobody listens. */
let nowhere: string;

beforeAll(async () => {
  [slack, argocd, anthropic] = await Promise.all([
    startLocalSlack({ rateTiers: false }),
    startLocalArgocd({ world: loadWorld("image-tag-missing") }),
    startLocalAnthropic({
      turns: () => ({ content: [{ type: "text", text: "ready" }] }),
      apiKey: "sk-ant-of-the-test",
    }),
  ]);
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  nowhere = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
});
afterAll(() => Promise.all([slack.close(), argocd.close(), anthropic.close()]));
beforeEach(() => {
  slack.faults.clear();
  argocd.faults.clear();
  anthropic.faults.clear();
});

type Env = Record<string, string>;

function environment(): Env {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ARGOCD_BASE_URL: argocd.url,
    ARGOCD_API_TOKEN: argocd.token,
    ANTHROPIC_API_KEY: "sk-ant-of-the-test",
    ANTHROPIC_BASE_URL: anthropic.url,
    DATA_DIR: join(temporaryFolder(), "data"),
    LYNCEUS_CONFIG: "",
  };
}

async function examine(env: Env, asksModel = false) {
  const lines: string[] = [];
  const output = { write: async (line: string) => void lines.push(line), note() {} };
  const command = { kind: "doctor", json: true, asksModel } as const;
  const ok = await doctor(command, readConfig(env), output, new AbortController().signal);
  const { checks } = JSON.parse(lines.join("\n")) as { readonly checks: readonly Verdict[] };
  for (const secret of [slack.botToken, slack.appToken, argocd.token, "sk-ant-of-the-test"]) {
    expect(lines.join("\n")).not.toContain(secret);
  }
  return { ok, checks, about: (name: string) => checks.find(({ about }) => about === name) };
}

test("with everything in its place nothing fails, and the price of the question is said", async () => {
  const { ok, checks, about } = await examine(environment(), true);

  expect(checks.filter(({ state }) => state === "failed")).toEqual([]);
  expect(ok).toBe(true);
  expect(about("argocd")?.says).toMatch(/^Argo CD v3\.5/);
  expect(about("argocd token")?.says).toMatch(/^account .+, never expires$/);
  expect(about("argocd permissions")?.state).toBe("fine");
  expect(about("argocd stream")?.state).toBe("fine");
  expect(about("policy")?.says).toBe("every channel sees every project");
  expect(about("model claude-sonnet-5-5")?.says).toMatch(/the question cost \$0\.\d+/);
  expect(about("slack token")).toMatchObject({ state: "warning", says: /not Slack itself/ });
});

interface Fault {
  readonly fault: string;
  readonly env?: () => Env;
  readonly make?: () => void | Promise<void>;
  readonly asksModel?: boolean;
  readonly about: string;
  readonly says: RegExp;
  readonly state?: Verdict["state"];
}

const token = (claims: object) =>
  ["h", Buffer.from(JSON.stringify(claims)).toString("base64url"), "s"].join(".");

const faults: readonly Fault[] = [
  {
    fault: "a configuration that cannot be read",
    env: () => ({ SLACK_BOT_TOKEN: "" }),
    about: "configuration",
    says: /^SLACK_BOT_TOKEN is not set/,
  },
  {
    fault: "a bot token that Slack refuses",
    env: () => ({ SLACK_BOT_TOKEN: "xoxb-not-this-one" }),
    about: "slack token",
    says: /refuses SLACK_BOT_TOKEN \(invalid_auth\).*OAuth & Permissions/,
  },
  {
    fault: "an app token that Slack refuses",
    env: () => ({ SLACK_APP_TOKEN: "xapp-not-this-one" }),
    about: "slack socket",
    says: /refuses SLACK_APP_TOKEN \(invalid_auth\).*connections:write/,
  },
  {
    fault: "a Slack that is away",
    env: () => ({ SLACK_API_URL: `http://${nowhere}/api/` }),
    about: "slack token",
    says: /Slack cannot be reached at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)/,
  },
  {
    fault: "something else in Slack's place",
    env: () => ({ SLACK_API_URL: `${argocd.url}/` }),
    about: "slack token",
    says: /Check SLACK_API_URL|without JSON/,
  },
  {
    fault: "an Argo CD that is away",
    env: () => ({ ARGOCD_BASE_URL: `http://${nowhere}` }),
    about: "argocd",
    says: /nothing listens at `127\.0\.0\.1:\d+`/,
  },
  {
    fault: "an Argo CD that is too old",
    make: () =>
      void argocd.faults.set("/api/version", {
        kind: "status",
        status: 200,
        body: { Version: "v2.9.3+1a2b3c4" },
      }),
    about: "argocd",
    state: "warning",
    says: /^Argo CD v2\.9\.3.* older than 2\.13/,
  },
  {
    fault: "a wrong sub-path",
    make: () => void argocd.faults.set("**", { kind: "page" }),
    about: "argocd",
    says: /web page instead of its API/,
  },
  {
    fault: "a token that Argo CD refuses",
    env: () => ({ ARGOCD_API_TOKEN: token({ iss: "argocd", sub: "x" }) }),
    about: "argocd token",
    says: /argocd account generate-token|token/,
  },
  {
    fault: "an account that may not read logs",
    make: () =>
      void argocd.faults.set("/api/v1/account/can-i/logs/**", {
        kind: "status",
        status: 200,
        body: { value: "no" },
      }),
    about: "argocd permissions",
    says: /may not get logs.*p, role:lynceus, logs, get, \*\/\*, allow/,
  },
  {
    fault: "an account that may not see clusters",
    make: () =>
      void argocd.faults.set("/api/v1/account/can-i/clusters/**", {
        kind: "status",
        status: 200,
        body: { value: "no" },
      }),
    about: "argocd permissions",
    state: "warning",
    says: /p, role:lynceus, clusters, get, \*, allow/,
  },
  {
    fault: "a proxy that lets no stream through",
    make: () => void argocd.faults.set("/api/v1/stream/**", { kind: "status", status: 502 }),
    about: "argocd stream",
    says: /proxy/,
  },
  {
    fault: "a model that refuses the key",
    env: () => ({ ANTHROPIC_API_KEY: "sk-ant-not-this-one" }),
    asksModel: true,
    about: "model claude-sonnet-5-5",
    says: /key|credential|administrator/,
  },
  {
    fault: "no model",
    env: () => ({ ANTHROPIC_API_KEY: "", ANTHROPIC_BASE_URL: "" }),
    about: "model",
    state: "warning",
    says: /Set ANTHROPIC_API_KEY/,
  },
  {
    fault: "a Redis that is away",
    env: () => ({ REDIS_URL: `redis://:not-to-be-told@${nowhere}` }),
    about: "queue",
    says: /127\.0\.0\.1/,
  },
  {
    fault: "a PostgreSQL that is away",
    env: () => ({ DATABASE_URL: `postgres://me:not-to-be-told@${nowhere}/lynceus` }),
    about: "state",
    says: /127\.0\.0\.1/,
  },
  {
    fault: "a data folder of something else",
    env: () => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, "postgres"));
      writeFileSync(join(folder, "postgres", "PG_VERSION"), "9\n");
      return { DATA_DIR: folder };
    },
    about: "state",
    says: /./,
  },
  {
    fault: "a skill that cannot be used",
    env: () => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, "broken"));
      writeFileSync(join(folder, "broken", "SKILL.md"), "nothing of a skill\n");
      return { LYNCEUS_SKILLS: folder };
    },
    about: "skills",
    says: /lynceus skills validate/,
  },
];

test("a scope that the manifest asks for and the token lacks is named", async () => {
  const poor = await startLocalSlack({ workspace: { ...acme, bot: { scopes: ["chat:write"] } } });
  onTestFinished(() => poor.close());

  const { about } = await examine({
    ...environment(),
    SLACK_BOT_TOKEN: poor.botToken,
    SLACK_APP_TOKEN: poor.appToken,
    SLACK_API_URL: poor.apiUrl,
  });

  expect(about("slack scopes")).toMatchObject({
    state: "failed",
    says: expect.stringMatching(/^Missing: (?!.*chat:write).*users:read\.email.*reinstall/),
  });
});

test("a policy that names what nobody knows is told with what was meant", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "lynceus.yaml");
  const [channel] = acme.channels;
  writeFileSync(
    file,
    `channels: { ${channel?.id}: { projects: [payment] }, C0NOWHERE1: { projects: [pay*] } }\n`,
  );

  const { checks, ok } = await examine({ ...environment(), LYNCEUS_CONFIG: file });

  const policy = checks.filter(({ about }) => about === "policy");
  expect(policy.map(({ state, says }) => `${state} ${says}`)).toEqual([
    "fine 2 channels listed, every other sees nothing",
    expect.stringMatching(/^warning channels\.C0PAYMENTS: .*project payment\. .*payments\?/),
    expect.stringMatching(/^warning channels\.C0NOWHERE1: Slack shows.*invite/),
  ]);
  expect(ok).toBe(true);
});

test("an account that may do more than read is told as such, and one that only reads is not", async () => {
  const permissions = async () => {
    const { checks } = await examine(environment());
    return checks.filter(({ about }) => about === "argocd permissions");
  };
  expect(await permissions()).toMatchObject([
    { state: "fine" },
    {
      state: "warning",
      says: expect.stringMatching(/^It may also sync .+ and open shells in pods/),
    },
  ]);

  for (const right of ["applications/sync", "applications/update", "applications/delete", "exec"]) {
    argocd.faults.set(`/api/v1/account/can-i/${right}/**`, {
      kind: "status",
      status: 200,
      body: { value: "no" },
    });
  }
  expect(await permissions()).toMatchObject([{ state: "fine" }]);
});

test("an account that is limited to a project is told as such", async () => {
  const limited = await startLocalArgocd({
    world: loadWorld("image-tag-missing"),
    accountProjects: ["payments"],
  });
  onTestFinished(() => limited.close());

  const { about } = await examine({
    ...environment(),
    ARGOCD_BASE_URL: limited.url,
    ARGOCD_API_TOKEN: limited.token,
  });

  expect(about("argocd permissions")).toMatchObject({
    state: "warning",
    says: expect.stringMatching(/^reads payments only/),
  });
});

test.each(faults)("$fault is told with how to mend it", async (fault) => {
  const { env = () => ({}), make, about, says, state = "failed", asksModel = false } = fault;
  await make?.();

  const examined = await examine({ ...environment(), ...env() }, asksModel);

  expect(examined.about(about)).toMatchObject({ state, says: expect.stringMatching(says) });
  expect(JSON.stringify(examined.checks)).not.toMatch(/not-to-be-told|not-this-one/);
  expect(examined.ok).toBe(state === "warning");
});
