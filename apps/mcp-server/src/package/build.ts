import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { version } from "../version.ts";
import { collectLicences } from "./collect-licences.ts";

const app = fileURLToPath(new URL("../..", import.meta.url));
const root = join(app, "../..");

/**
 * Builds the npm package `lynceus-mcp` into `dist`: one file with everything in it, the skills, and the licences of
 * what it contains. Returns its folder. Throws when something got in that it must not bring.
 */
export async function buildPackage(dist = join(app, "dist")): Promise<string> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(app, "src/main.ts")],
    outfile: join(dist, "lynceus-mcp.js"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    metafile: true,
    legalComments: "none",
    // Names stay, so that a stack trace says something.
    minifyWhitespace: true,
    minifySyntax: true,
    // Some of what is bundled is CommonJS, and asks for Node's own modules.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  const inputs = Object.keys(metafile.inputs);
  const unwanted = inputs.find((path) =>
    /node_modules\/(@electric-sql|bullmq|@slack|pg)\//.test(path),
  );
  if (unwanted !== undefined) throw new Error(`${unwanted} does not belong into lynceus-mcp`);
  await makeRunnable(join(dist, "lynceus-mcp.js"));
  await cp(join(root, "skills"), join(dist, "skills"), { recursive: true });
  await cp(join(root, "LICENSE"), join(dist, "LICENSE"));
  await cp(join(app, "npm-readme.md"), join(dist, "README.md"));
  await writeFile(
    join(dist, "THIRD-PARTY-LICENSES.txt"),
    await collectLicences(inputs, process.cwd()),
  );
  await writeFile(join(dist, "package.json"), `${JSON.stringify(await manifest(), null, 2)}\n`);
  return dist;
}

/** Without dependencies: all is in the one file. */
async function manifest(): Promise<object> {
  const { engines, license } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return {
    name: "lynceus-mcp",
    version,
    description: "MCP server that finds out why Argo CD applications fail",
    license,
    type: "module",
    keywords: ["mcp", "argocd", "argo-cd", "gitops", "kubernetes", "troubleshooting"],
    bin: { "lynceus-mcp": "lynceus-mcp.js" },
    files: ["lynceus-mcp.js", "skills", "THIRD-PARTY-LICENSES.txt"],
    engines,
  };
}

/** In the repository it is run by tsx, in the package by Node alone. */
async function makeRunnable(path: string): Promise<void> {
  const text = await readFile(path, "utf8");
  const body = text.startsWith("#!") ? text.slice(text.indexOf("\n") + 1) : text;
  await writeFile(path, `#!/usr/bin/env node\n${body}`, { mode: 0o755 });
}
