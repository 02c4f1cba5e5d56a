import { defineConfig } from "vitest/config";

/** Two floors of tests: `unit` beside the file, `flow` over real sockets. Evals are a third, elsewhere. */
export default defineConfig({
  test: {
    // No test alters modules or globals, so files share their worker: imports are paid once.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{apps,packages,scripts}/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "flow",
          include: ["{apps,packages}/**/*.flow.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
