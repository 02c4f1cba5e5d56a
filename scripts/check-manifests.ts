import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

/**
 * Checks every Kubernetes manifest against the types that are made from Kubernetes's own OpenAPI description: fields that
 * there are not, that are missing, or of another type. What a cluster decides, such as a quantity's form, it does not see.
 */
const root = join(import.meta.dirname, "..");
const folder = join(root, "deploy/kubernetes");

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
}

/** `apps/v1` → `kubernetes-types/apps/v1`, `networking.k8s.io/v1` → `…/networking/v1`, `v1` → `…/core/v1`. */
function moduleOf(apiVersion: string): string {
  const [group = "", version] = apiVersion.includes("/")
    ? apiVersion.split("/")
    : ["core", apiVersion];
  return `kubernetes-types/${group.split(".")[0]}/${version}`;
}

const checks = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .flatMap((path) =>
    parseAllDocuments(readFileSync(join(folder, path), "utf8"), { strict: true }).map(
      (document) => {
        for (const error of document.errors) throw error;
        return { path, manifest: document.toJS() as Manifest };
      },
    ),
  )
  .filter(({ manifest: { apiVersion = "kustomize" } }) => !apiVersion.startsWith("kustomize"))
  .map(({ path, manifest }) => {
    const type = `import("${moduleOf(manifest.apiVersion)}").${manifest.kind}`;
    return `// deploy/kubernetes/${path}\n(${JSON.stringify(manifest, null, 2)}) satisfies ${type};\n`;
  });

const cache = join(root, "node_modules/.cache/manifests");
mkdirSync(cache, { recursive: true });
writeFileSync(join(cache, "manifests.ts"), checks.join("\n"));
const options = [
  "--noEmit",
  "--strict",
  "--module",
  "esnext",
  "--moduleResolution",
  "bundler",
  "--ignoreConfig",
  "--types",
  "",
];
const tsc = join(root, "node_modules/typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [tsc, ...options, "manifests.ts"], {
  cwd: cache,
  stdio: "inherit",
});
if (status === 0)
  process.stdout.write(`${checks.length} manifests are as Kubernetes describes them\n`);
process.exitCode = status ?? 1;
