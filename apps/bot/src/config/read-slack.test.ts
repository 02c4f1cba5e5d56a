import { expect, test } from "vitest";
import { findWarnings } from "./find-warnings.ts";
import { readSlack } from "./read-slack.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const http = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "shh" };
const several = {
  SLACK_SIGNING_SECRET: "shh",
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "hush",
  SLACK_ALLOWED_TEAMS: "T1, T2",
  LYNCEUS_ENCRYPTION_KEY: KEY,
};

function read(env: Record<string, string>, role: "all" | "worker" = "all") {
  const problems: string[] = [];
  const config = readSlack(env, role, problems);
  return { config, problems };
}

test("a signing secret without an app-level token is HTTP, on this machine alone", () => {
  expect(read(http)).toEqual({
    problems: [],
    config: {
      botToken: "xoxb-1",
      http: { host: "127.0.0.1", port: 3000, signingSecret: "shh" },
      streaming: "auto",
    },
  });
});

test("with both, Socket Mode is meant unless said", () => {
  const both = { ...http, SLACK_APP_TOKEN: "xapp-1" };

  expect(read(both).config).toMatchObject({ appToken: "xapp-1" });
  expect(read(both).config.http).toBeUndefined();
  expect(findWarnings(both, "all")).toEqual([expect.stringContaining("SLACK_MODE=http")]);
  expect(read({ ...both, SLACK_MODE: "http" }).config.http).toBeDefined();
});

test.each([
  ["0.0.0.0:8080", { host: "0.0.0.0", port: 8080 }],
  ["[::1]:3000", { host: "::1", port: 3000 }],
  ["8080", { host: "127.0.0.1", port: 8080 }],
])("it listens at %s", (address, expected) => {
  expect(read({ ...http, LYNCEUS_HTTP_ADDRESS: address }).config.http).toMatchObject(expected);
});

test("several workspaces have a list, and keys of which the first one encrypts", () => {
  const { config, problems } = read({
    ...several,
    LYNCEUS_ENCRYPTION_KEY_BEFORE: "ab".repeat(32),
  });

  expect(problems).toEqual([]);
  expect(config.botToken).toBeUndefined();
  expect(config.install).toMatchObject({ clientId: "1.2", teams: ["T1", "T2"] });
  expect(config.install?.keys.map((key) => key[0])).toEqual([7, 0xab]);
});

const { SLACK_SIGNING_SECRET: _, SLACK_CLIENT_SECRET: __, ...severalForWorker } = several;

test.each([
  ["of one workspace", { SLACK_BOT_TOKEN: "xoxb-1" }],
  ["in HTTP mode", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_MODE: "http" }],
  ["of several workspaces", severalForWorker],
])("a worker %s needs nothing that only a listener does", (_, env) => {
  expect(read(env, "worker").problems).toEqual([]);
  expect(read(env).problems).not.toEqual([]);
});

test("what only a listener needs a worker does not keep, and warns of", () => {
  const all = { ...several, SLACK_APP_TOKEN: "xapp-1" };

  const { config, problems } = read(all, "worker");

  expect(problems).toEqual([]);
  expect(JSON.stringify(config)).not.toMatch(/xapp-1|shh|hush/);
  expect(findWarnings(all, "worker")).toEqual(
    ["APP_TOKEN", "SIGNING_SECRET", "CLIENT_SECRET"].map((name) =>
      expect.stringMatching(`^SLACK_${name} is not used: a worker`),
    ),
  );
});

test.each([
  [{ ...http, SLACK_MODE: "carrier-pigeon" }, /SLACK_MODE is not one of/],
  [{ ...http, LYNCEUS_HTTP_ADDRESS: "here" }, /LYNCEUS_HTTP_ADDRESS is not a host and a port/],
  [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_MODE: "http" }, /SLACK_SIGNING_SECRET is not set/],
  [{ ...several, SLACK_MODE: "socket", SLACK_APP_TOKEN: "xapp-1" }, /needs HTTP mode/],
  [{ ...several, SLACK_BOT_TOKEN: "xoxb-1" }, /Leave one of them out/],
  [{ ...several, SLACK_CLIENT_SECRET: "" }, /SLACK_CLIENT_SECRET is not set/],
  [{ ...several, SLACK_ALLOWED_TEAMS: "" }, /SLACK_ALLOWED_TEAMS.*sees Argo CD/],
  [{ ...several, LYNCEUS_ENCRYPTION_KEY: "" }, /kept encrypted only.*openssl rand/],
  [{ ...several, LYNCEUS_ENCRYPTION_KEY: "short" }, /not a key: 32 random bytes/],
])("%j is refused in words", (env, problem) => {
  const { problems } = read(env);

  expect(problems).toEqual([expect.stringMatching(problem)]);
  expect(problems.join()).not.toMatch(/hush|short|pigeon/);
});
