import { defineConfig } from "vitest/config";

/** Two floors of tests: `unit` beside the file, `flow` over real sockets. Evals are a third, elsewhere. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{apps,packages,scripts}/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
        },
      },
      {
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
