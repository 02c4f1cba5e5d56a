import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findMissingPaths } from "./doc-paths.ts";
import { findBreaches, type Manifest } from "./floors.ts";

/** What neither compiler nor linter sees: floors, owned SDKs, paths named in docs, the lockfile. */
const root = join(import.meta.dirname, "..");

function readManifests(): readonly Manifest[] {
  return ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => {
      const file = readFileSync(join(root, folder, name, "package.json"), "utf8");
      const { dependencies = {} } = JSON.parse(file) as { dependencies?: Record<string, string> };
      return { name, dependencies: Object.keys(dependencies) };
    }),
  );
}

function documents(): readonly string[] {
  const inDocs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => join("docs", path));
  return ["README.md", "AGENTS.md", ...inDocs];
}

const missing = documents().flatMap((document) => {
  const text = readFileSync(join(root, document), "utf8");
  return findMissingPaths(text, (path) => existsSync(join(root, path))).map(
    (path) => `${document} names ${path}, which does not exist`,
  );
});
const lockfile = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
const addresses = /tarball: *https?:/.test(lockfile)
  ? ["pnpm-lock.yaml holds tarball addresses; it must name packages only"]
  : [];

const problems = [...findBreaches(readManifests()), ...missing, ...addresses];
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
