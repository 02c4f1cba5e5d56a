// The root is no package that could be entered by name.
// biome-ignore-start lint/style/noRestrictedImports: see above
import { createFleet } from "../../packages/argocd/src/index.ts";
import { createArgocdMcp } from "../../packages/argocd-mcp/src/index.ts";
import {
  canSee,
  createDoor,
  createScopePolicy,
  redactValue,
} from "../../packages/guard/src/index.ts";
import type { LocalArgocd } from "../../packages/standins/src/index.ts";
import { createLogger } from "../../packages/telemetry/src/index.ts";
import { createToolbox } from "../../packages/toolbox/src/index.ts";
// biome-ignore-end lint/style/noRestrictedImports: see above
import type { Reader } from "./reader.ts";

/** Our tools as the bot has them: through the toolbox, the guarded door and the live index. */
export async function openOurs({
  url,
  token,
}: Pick<LocalArgocd, "url" | "token">): Promise<Reader> {
  const logger = createLogger({ name: "bench", level: "silent" });
  const instance = { name: "prod", url, environment: "prod", token: () => token } as const;
  const fleet = createFleet({ instances: [instance], logger });
  await fleet.ready(10_000);
  const door = createDoor({
    authorise: createScopePolicy(),
    audit: { record: async () => {} },
    redact: redactValue,
    log: logger,
  });
  const mcp = createArgocdMcp({ fleet, door, canSee, logger });
  const toolbox = createToolbox({
    servers: [{ name: "argocd", fetch: mcp.fetch }],
    clientInfo: { name: "bench", version: "1" },
  });
  const everyone = { kind: "channel", id: "C1", name: "#all", projects: ["*"] } as const;
  const tools = toolbox.forPrincipal({ ...everyone, projects: [...everyone.projects] });
  return {
    tools: (await tools.tools()).map(({ name }) => name),
    async read(tool, args) {
      const before = performance.now();
      const { text, structured, isError } = await tools.call(tool, args);
      return { tool, text, structured, failed: isError, ms: performance.now() - before };
    },
    async close() {
      await toolbox.close();
      await mcp.close();
      await fleet.close();
    },
  };
}
