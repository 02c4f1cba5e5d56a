import { defineConfig } from "vitest/config";

const outside = ["**/node_modules/**", "**/dist/**"];

/** Flows that take their time: killed processes, servers that go away, bots and workspaces that
 * come and go, full disks, tampered chains. */
const durability = [
  "apps/bot/src/{create-slack-side,main}.flow.ts",
  "apps/bot/src/receive/*.flow.ts",
  "apps/bot/src/{home,manners,quotas,workspaces}/*.flow.ts",
  "apps/bot/src/commands/killed.flow.ts",
  "apps/cli/src/audit/*.flow.ts",
  "apps/cli/src/{roles,running-bot,doctor/installations}.flow.ts",
  "apps/mcp-server/src/{run-mcp,stdio,package/install}.flow.ts",
  "apps/playground/src/flows/investigate/killed.flow.ts",
  "apps/playground/src/flows/trace.flow.ts",
  "packages/queue/src/{limits,lost-process,one-per-thread,outage,processes,restart,redis-cluster}.flow.ts",
  "packages/store/src/embedded/{crash,full-disk}.flow.ts",
  "packages/store/src/server/server.flow.ts",
];

/** Flows that go through every recorded world, through many situations of one, or through many hostile texts. */
const worlds = [
  "apps/playground/src/flows/{all-applications,asked,follow-ups,refusals}.flow.ts",
  "packages/argocd-mcp/src/{worlds,changes,findings,live-tools}.flow.ts",
  "packages/diagnosis/src/diagnose.flow.ts",
  "packages/guard/src/redact-large.flow.ts",
  "packages/investigation/src/offline.flow.ts",
  "packages/reply/src/testing/hostile.flow.ts",
  "packages/standins/src/argocd/serve-worlds.flow.ts",
];

/**
 * Floors of tests: `unit` beside the file, `flow` over real sockets, `worlds` over all recordings, `durability`
 * what wants a machine for itself, `browser` the page. Evals are another floor, elsewhere.
 */
export default defineConfig({
  test: {
    // No test alters modules or globals, so files share their worker: imports are paid once.
    isolate: false,
    // Most of a flow is waiting for sockets: four share two cores well.
    maxWorkers: 4,
    // A machine may be busy: what is polled for may take its time.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{apps,packages,scripts,drills,evals}/**/*.test.ts"],
          exclude: outside,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "flow",
          include: ["{apps,packages}/**/*.flow.ts"],
          exclude: [...outside, ...durability, ...worlds],
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          // A browser beside a bot on two cores is late now and then.
          retry: 2,
          include: ["apps/*/src/browser/*.browser.ts"],
          exclude: outside,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "worlds",
          include: worlds,
          exclude: outside,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "durability",
          include: durability,
          exclude: outside,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
