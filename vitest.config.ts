import { defineConfig } from "vitest/config";

const outside = ["**/node_modules/**", "**/dist/**"];

/** Flows that take their time: killed processes, servers that go away, full disks, tampered chains. */
const durability = [
  "apps/cli/src/audit/*.flow.ts",
  "apps/playground/src/flows/investigate/killed.flow.ts",
  "packages/queue/src/{lost-process,outage,processes,restart,redis-cluster}.flow.ts",
  "packages/store/src/embedded/{crash,full-disk}.flow.ts",
];

/**
 * Floors of tests: `unit` beside the file, `flow` over real sockets, `durability` what wants a machine for
 * itself. Evals are another floor, elsewhere.
 */
export default defineConfig({
  test: {
    // No test alters modules or globals, so files share their worker: imports are paid once.
    isolate: false,
    // Most of a flow is waiting for sockets: three share two cores well.
    maxWorkers: 3,
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
          exclude: [...outside, ...durability],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["apps/*/src/browser/*.browser.ts"],
          exclude: outside,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: "durability", include: durability, exclude: outside, testTimeout: 60_000 },
      },
    ],
  },
});
