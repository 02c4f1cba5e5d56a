import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const complete = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_APP_TOKEN: "xapp-1",
  ARGOCD_BASE_URL: "https://argocd.example.com/argo",
  ARGOCD_API_TOKEN: "secret",
};

test("four variables are enough", () => {
  const read = readConfig(complete);

  expect(read).toMatchObject({
    ok: true,
    config: {
      slack: { botToken: "xoxb-1", appToken: "xapp-1" },
      instances: [{ name: "argocd", url: "https://argocd.example.com/argo" }],
      role: "all",
      state: { dataDir: "data" },
      logLevel: "info",
    },
  });
  expect(read.ok && read.config.instances[0]?.token()).toBe("secret");
});

test("an empty environment is told everything at once", () => {
  const read = readConfig({});

  expect(read.ok).toBe(false);
  expect(read.ok ? [] : read.problems.map((problem) => problem.split(" ")[0])).toEqual([
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "ARGOCD_BASE_URL",
    "ARGOCD_API_TOKEN",
  ]);
});

test("a team's state and queue are taken from their addresses", () => {
  const team = {
    ...complete,
    LYNCEUS_ROLE: "worker",
    DATABASE_URL: "postgres://lynceus@db/lynceus",
    REDIS_URL: "redis://queue:6379/0",
  };

  expect(readConfig(team)).toMatchObject({
    ok: true,
    config: {
      role: "worker",
      state: { databaseUrl: "postgres://lynceus@db/lynceus" },
      redisUrl: "redis://queue:6379/0",
    },
  });
});

test("the control socket has a folder wherever the state is", () => {
  const elsewhere = { DATABASE_URL: "postgres://lynceus@db/lynceus", DATA_DIR: "/run/lynceus" };

  expect(readConfig({ ...complete, ...elsewhere })).toMatchObject({
    config: { state: { databaseUrl: elsewhere.DATABASE_URL }, controlDir: "/run/lynceus" },
  });
});

test.each(["slack", "worker"])("role %s alone needs a state that can be shared", (role) => {
  const read = readConfig({ ...complete, LYNCEUS_ROLE: role, REDIS_URL: "redis://queue" });

  expect(read).toMatchObject({ ok: false, problems: [expect.stringContaining("DATABASE_URL")] });
});
