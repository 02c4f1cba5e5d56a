import type { Fleet } from "@lynceus/argocd";
import type { Principal } from "@lynceus/contract";
import type { canSee, Door } from "@lynceus/guard";
import type { Logger } from "@lynceus/telemetry";
import { McpServer } from "@modelcontextprotocol/server";
import { type Caller, ownerOf } from "./caller.ts";
import { createFindingsIndex } from "./findings/create-findings-index.ts";
import type { LookPace } from "./findings/look-pace.ts";
import { createResultStore } from "./keep-results.ts";
import { icon } from "./offer/icon.ts";
import { instructions } from "./offer/instructions.ts";
import type { PublishedSkills } from "./offer/publish-skills.ts";
import { registerApplication } from "./offer/register-application.ts";
import { registerPrompts } from "./offer/register-prompts.ts";
import { redactKept } from "./redact-kept.ts";
import { registerTool } from "./register-tool.ts";
import { type McpHost, serveEras } from "./serve/serve-eras.ts";
import type { ToolContext } from "./tool.ts";
import { tools } from "./tools/index.ts";

export interface ArgocdMcpOptions {
  readonly fleet: Fleet;
  readonly door: Door;
  /** The rule that `door` decides reads by, for lists and near names. */
  readonly canSee: typeof canSee;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  /** Milliseconds that one call may spend on asking Argo CD; default 8 s. */
  readonly deadlineMs?: number;
  /**
   * How much to look at applications unasked, so that questions about many are answered at once; `off` for
   * whoever asks once and leaves.
   */
  readonly findings?: "off" | Partial<LookPace>;
  /** Calls and completions wait for it: the first list of every Argo CD, or its giving up. */
  readonly heard?: Promise<unknown>;
  /** Offered as resources and prompts; the bot reads its skills by itself and offers none. */
  readonly skills?: PublishedSkills;
}

/** The MCP server of Argo CD, for both protocol eras. */
export function createArgocdMcp(options: ArgocdMcpOptions): McpHost {
  const { fleet, door, logger, clock = Date.now, deadlineMs = 8_000 } = options;
  const results = createResultStore({ clock });
  const findings =
    options.findings === "off"
      ? undefined
      : createFindingsIndex({ fleet, logger, clock, deadlineMs, pace: options.findings ?? {} });
  const contextFor = (principal: Principal): ToolContext => ({
    fleet,
    principal,
    visible: (application) => options.canSee(principal, application),
    clock,
    deadlineMs,
    results: redactKept(results.of(ownerOf(principal))),
    findings,
  });
  const { skills, heard } = options;
  const onerror = (error: Error) => logger.warn({ err: error }, "mcp request refused");
  const build = (caller: Caller | undefined) => {
    const server = new McpServer(
      { name: "lynceus-argocd", title: "Lynceus for Argo CD", version: "0.1.0", icons: [icon] },
      {
        instructions: instructions({ hasSkills: skills !== undefined }),
        capabilities: {
          tools: { listChanged: false },
          prompts: { listChanged: false },
          resources: { listChanged: false },
        },
        cacheHints: { "tools/list": { ttlMs: 300_000, cacheScope: "private" } },
      },
    );
    const clientName = () => server.server.getClientVersion()?.name;
    const calling = { door, logger, contextFor, caller, clientName, heard };
    for (const tool of tools) registerTool(server, tool, calling);
    const names = caller && { ...contextFor(caller.principal), heard };
    registerApplication(server, names, calling);
    registerPrompts(server, skills?.skills ?? [], names);
    skills?.catalog.attach(server);
    return server;
  };
  const host = serveEras({ build, clock, onerror });
  return {
    ...host,
    async close() {
      await Promise.all([host.close(), findings?.close()]);
    },
  };
}
