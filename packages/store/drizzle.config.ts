import { defineConfig } from "drizzle-kit";

/** `pnpm exec drizzle-kit generate --name <what>` writes the next migration from `src/schema.ts`. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./src/schema.ts",
  out: "./migrations",
  schemaFilter: ["app"],
  casing: "snake_case",
});
