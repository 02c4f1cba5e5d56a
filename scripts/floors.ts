/**
 * The architecture in one literal: a package may depend on packages of lower floors only.
 * 0 words, 1 engines, 2 knowledge, 3 steps, 4 apps, 5 what starts an app.
 */
export const floors: Readonly<Record<string, number>> = {
  contract: 0,
  telemetry: 0,
  agent: 1,
  argocd: 1,
  config: 1,
  guard: 1,
  skills: 1,
  standins: 1,
  store: 1,
  diagnosis: 2,
  intake: 3,
  triage: 3,
  investigation: 3,
  queue: 3,
  toolbox: 3,
  "argocd-mcp": 3,
  reply: 3,
  bot: 4,
  "mcp-server": 4,
  cli: 5,
  playground: 5,
};

/** Each vendor SDK belongs to one package; nobody else lists it in `dependencies`. */
export const owners: Readonly<Record<string, string>> = {
  "@slack/bolt": "bot",
  "@slack/web-api": "reply",
  "@modelcontextprotocol/server": "argocd-mcp",
  "@modelcontextprotocol/client": "toolbox",
  "@anthropic-ai/sdk": "agent",
  "@electric-sql/pglite": "store",
  "@resvg/resvg-js": "reply",
  "drizzle-orm": "store",
  pg: "store",
  bullmq: "queue",
  ioredis: "queue",
  "@modelcontextprotocol/sdk": "nobody: it is for interop tests only",
};

export interface Manifest {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/** The breaches of floors and ownership among these packages, one sentence each. */
export function findBreaches(manifests: readonly Manifest[]): readonly string[] {
  return manifests.flatMap(({ name, dependencies }) => {
    const own = floors[name];
    if (own === undefined) return [`${name} stands on no floor: add it to scripts/floors.ts`];
    return dependencies.flatMap((dependency) => {
      const owner = owners[dependency];
      if (owner !== undefined && owner !== name) {
        return [`${name} may not depend on ${dependency}, which belongs to ${owner}`];
      }
      if (!dependency.startsWith("@lynceus/")) return [];
      const other = dependency.slice("@lynceus/".length);
      const floor = floors[other] ?? Number.POSITIVE_INFINITY;
      if (floor < own) return [];
      return [`${name} (floor ${own}) may not depend on ${other} (floor ${floor})`];
    });
  });
}
