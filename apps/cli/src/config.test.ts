import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test.each([
  [{}, { dataDir: "data" }],
  [{ DATA_DIR: " ", DATABASE_URL: "" }, { dataDir: "data" }],
  [{ DATA_DIR: "/var/lib/lynceus" }, { dataDir: "/var/lib/lynceus" }],
  [
    { DATABASE_URL: "postgres://db/lynceus" },
    { dataDir: "data", databaseUrl: "postgres://db/lynceus" },
  ],
])("%j", (env, config) => {
  expect(readConfig(env)).toEqual(config);
});
