import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { variables } from "./variables.ts";

type Env = Readonly<Record<string, string>>;

const socket: Env = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_APP_TOKEN: "xapp-1",
  ARGOCD_BASE_URL: "https://argocd.example.com",
  ARGOCD_API_TOKEN: "of-argocd",
};
const http: Env = { ...socket, SLACK_APP_TOKEN: "", SLACK_MODE: "http", SLACK_SIGNING_SECRET: "s" };
const several: Env = {
  ...http,
  SLACK_BOT_TOKEN: "",
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "s",
  SLACK_ALLOWED_TEAMS: "T1",
  LYNCEUS_ENCRYPTION_KEY: "0a".repeat(32),
};
const bedrock: Env = { ...socket, LYNCEUS_MODEL_PROVIDER: "bedrock", AWS_REGION: "eu-central-1" };
const vertex: Env = {
  ...socket,
  LYNCEUS_MODEL_PROVIDER: "vertex",
  CLOUD_ML_REGION: "europe-west1",
  ANTHROPIC_VERTEX_PROJECT_ID: "mine",
};

/** A value that is missing or wrong, what is told, and beside which other variables. */
type Row = readonly [value: string, told: RegExp, among?: Env];

/** By variable; `any` where there is no value that could be told to be wrong before it is used. */
const rows: Readonly<Record<string, "any" | readonly Row[]>> = {
  SLACK_BOT_TOKEN: [
    ["", /is not set: the bot's token.*OAuth & Permissions/],
    ["xapp-wrong", /does not look like.*begins with xoxb-/],
  ],
  SLACK_APP_TOKEN: [
    ["", /is not set.*connections:write/],
    ["xoxb-wrong", /does not look like.*begins with xapp-/],
  ],
  SLACK_SIGNING_SECRET: [
    ["", /is not set.*Basic Information > App Credentials > Signing Secret/, http],
    ["wrong secret", /does not look like.*Signing Secret/, http],
  ],
  SLACK_MODE: [["wrong", /is not one of socket, http\. Set one/]],
  LYNCEUS_HTTP_ADDRESS: [["wrong", /is not a host and a port: 3000/, http]],
  LYNCEUS_PUBLIC_URL: [
    ["wrong.example.com", /is HTTPS and has no path: https:\/\/lynceus\.example\.com/, http],
    ["http://wrong.example.com", /is HTTPS/, http],
    ["https://wrong.example.com/slack", /no path/, http],
  ],
  SLACK_CLIENT_ID: [
    ["wrong", /does not look like.*App Credentials > Client ID/, several],
    [
      "1.2",
      /needs HTTP mode.*SLACK_MODE=http/,
      {
        ...socket,
        ...several,
        SLACK_MODE: "socket",
        SLACK_APP_TOKEN: "xapp-1",
        SLACK_BOT_TOKEN: "",
      },
    ],
  ],
  SLACK_CLIENT_SECRET: [
    ["", /is not set.*App Credentials > Client Secret/, several],
    ["wrong secret", /does not look like/, several],
  ],
  SLACK_ALLOWED_TEAMS: [
    ["", /workspaces that may install the app: ids that begin with T/, several],
    ["wrong", /ids that begin with T/, several],
  ],
  LYNCEUS_ENCRYPTION_KEY: [
    ["", /is not set.*openssl rand -base64 32/, several],
    ["wrong", /is not a key: 32 random bytes/, several],
  ],
  LYNCEUS_ENCRYPTION_KEY_BEFORE: [["wrong", /is not a key: 32 random bytes/, several]],
  SLACK_API_URL: [["wrong", /is not an address\. Leave it out for Slack itself/]],
  ARGOCD_BASE_URL: [
    ["", /is not set.*https:\/\/argocd\.example\.com.*lynceus\.yaml/],
    ["wrong.example.com", /does not look like.*https:\/\/argocd\.example\.com/],
  ],
  ARGOCD_API_TOKEN: [[" ", /is not set.*argocd account generate-token --account lynceus/]],
  ARGOCD_INSTANCE_NAME: [["wrong Name", /lower-case letters, digits and hyphens: prod-eu/]],
  NO_PROXY: "any",
  ANTHROPIC_API_KEY: [
    ["wrong", /are both set: keep the one/, { ...socket, ANTHROPIC_AUTH_TOKEN: "t" }],
  ],
  ANTHROPIC_AUTH_TOKEN: [
    ["wrong", /are both set: keep the one/, { ...socket, ANTHROPIC_API_KEY: "k" }],
  ],
  ANTHROPIC_BASE_URL: [
    ["https://wrong.example.com", /without ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN: set/],
    ["wrong", /is not an address\. Leave it out/, { ...socket, ANTHROPIC_API_KEY: "k" }],
  ],
  ANTHROPIC_CUSTOM_HEADERS: [["wrong", /`Name: value`: write one header a line/]],
  LYNCEUS_MODEL_PROVIDER: [
    ["wrong", /is not one of anthropic, bedrock, vertex\. Set one/],
    ["anthropic", /needs ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN/],
  ],
  LYNCEUS_MODEL: "any",
  LYNCEUS_TRIAGE_MODEL: "any",
  LYNCEUS_ESCALATION_MODEL: "any",
  AWS_REGION: [["", /needs AWS_REGION: the region/, bedrock]],
  CLOUD_ML_REGION: [["", /needs CLOUD_ML_REGION and/, vertex]],
  ANTHROPIC_VERTEX_PROJECT_ID: [["", /and ANTHROPIC_VERTEX_PROJECT_ID: .*project/, vertex]],
  DATA_DIR: "any",
  DATABASE_URL: [["mysql://wrong", /is not a PostgreSQL address: postgres:\/\//]],
  REDIS_URL: [["wrong:6379", /is not a Redis address: redis:\/\//]],
  LYNCEUS_CONFIG: [["/wrong.yaml", /does not exist/]],
  LYNCEUS_ROLE: [
    ["wrong", /is not one of all, slack, worker\. Set one/],
    ["worker", /needs DATABASE_URL.*Set DATABASE_URL, or use LYNCEUS_ROLE=all/],
    ["slack", /needs DATABASE_URL/, { ...socket, REDIS_URL: "redis://queue" }],
  ],
  LYNCEUS_INVESTIGATE: [["wrong", /is not one of auto, on-request\. Set one/]],
  LYNCEUS_STREAMING: [["wrong", /is not one of auto, off\. Set one/]],
  LYNCEUS_SKILLS: [["/nowhere/skills", /\/nowhere\/skills does not exist.*Correct the path/]],
  LOG_LEVEL: [["wrong", /is not one of debug, info, warn, error, silent\. Set one/]],
  LYNCEUS_OPS_ADDRESS: [["wrong", /is not a host and a port: 9464/]],
  OTEL_EXPORTER_OTLP_ENDPOINT: [["wrong:4318", /is not an address: http:\/\/127/]],
  OTEL_TRACES_EXPORTER: [["wrong", /is not one of otlp, console, none/]],
  OTEL_METRICS_EXPORTER: [["wrong", /is not one of otlp, none.*LYNCEUS_OPS_ADDRESS/]],
  OTEL_SERVICE_NAME: "any",
};

test("each variable has its rows", () => {
  expect(Object.keys(rows).sort()).toEqual(variables.map(({ name }) => name).sort());
});

test.each([socket, http, several, bedrock, vertex])(
  "with nothing wrong nothing is told: %j",
  (env) => {
    expect(
      readConfig(env, () => ({ ok: false, isMissing: true, why: "does not exist" })),
    ).toMatchObject({ ok: true });
  },
);

const wrong = Object.entries(rows).flatMap(([name, of]) =>
  of === "any" ? [] : of.map(([value, told, among]) => ({ name, value, told, among })),
);

test.each(wrong)("$name = $value is told once, with what to do, and not repeated", (row) => {
  const { name, value, told, among = socket } = row;

  const read = readConfig({ ...among, [name]: value });

  const problems = read.ok ? [] : read.problems;
  expect(problems).toEqual([expect.stringMatching(told)]);
  expect(problems[0]).toContain(name);
  expect(problems[0]).toMatch(/[.)]$/);
  // Paths are no secrets.
  if (!value.startsWith("/") && value.includes("wrong")) expect(problems[0]).not.toContain(value);
});
