import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { type Check, verdict } from "./check.ts";

/** What Lynceus stands on, and through which of its packages. */
const DEPENDENCIES = [
  ["bot", "@slack/bolt"],
  ["agent", "@anthropic-ai/sdk"],
  ["queue", "bullmq"],
  ["store", "@electric-sql/pglite"],
  ["argocd-mcp", "@modelcontextprotocol/server"],
] as const;

const Manifest = z.object({ name: z.string().optional(), version: z.string() });

/** Node, and the packages that Lynceus stands on. */
export function checkVersions(node = process.versions.node): readonly Check[] {
  return [
    {
      about: "node",
      run: async () => [
        isSupported(node)
          ? verdict("node", "fine", `v${node}`)
          : verdict(
              "node",
              "failed",
              `v${node} is not supported. Use Node 20.19, 22.12, 24 or newer.`,
            ),
      ],
    },
    {
      about: "packages",
      run: async () => {
        const found = DEPENDENCIES.map(([owner, name]) => [name, versionOf(owner, name)] as const);
        const missing = found.filter(([, version]) => version === undefined).map(([name]) => name);
        const installed = found.map(([name, version]) => `${name} ${version}`).join(", ");
        return [
          missing.length === 0
            ? verdict("packages", "fine", installed)
            : verdict(
                "packages",
                "failed",
                `${missing.join(", ")} not installed. Run: npx -y pnpm@12 install`,
              ),
        ];
      },
    },
  ];
}

function isSupported(node: string): boolean {
  const [major = 0, minor = 0] = node.split(".").map(Number);
  if (major === 20) return minor >= 19;
  return major === 22 ? minor >= 12 : major >= 24;
}

const root = new URL("../../../../", import.meta.url);

function versionOf(owner: string, name: string): string | undefined {
  const folder = owner === "bot" ? "apps" : "packages";
  try {
    const from = createRequire(new URL(`${folder}/${owner}/package.json`, root));
    for (let at = dirname(from.resolve(name)); at !== dirname(at); at = dirname(at)) {
      const path = join(at, "package.json");
      if (!existsSync(path)) continue;
      const manifest = Manifest.safeParse(JSON.parse(readFileSync(path, "utf8")));
      if (manifest.data?.name === name) return manifest.data.version;
    }
  } catch {
    // Not installed.
  }
  return undefined;
}
