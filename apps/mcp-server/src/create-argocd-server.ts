import { createFleet } from "@lynceus/argocd";
import { createArgocdMcp, type McpHost, publishSkills } from "@lynceus/argocd-mcp";
import {
  type AuditSink,
  canSee,
  createDoor,
  createScopePolicy,
  limitCalls,
  redactValue,
} from "@lynceus/guard";
import { loadSkills } from "@lynceus/skills";
import type { Logger } from "@lynceus/telemetry";
import { openAuditFile } from "./audit/open-audit-file.ts";
import type { McpServerConfig } from "./config.ts";
import { skillsFolder } from "./skills-folder.ts";

export interface ArgocdServer {
  readonly mcp: McpHost;
  /** From now on these Argo CDs are asked, so often. */
  change(config: Pick<McpServerConfig, "instances" | "callsPerMinute">): Promise<void>;
  close(): Promise<void>;
}

/** How long the first calls wait for the Argo CDs to be heard. */
const FIRST_LIST_WITHIN_MS = 5_000;

/** The composition root: the Argo CDs, the guarded door and the MCP server in front of them. */
export async function createArgocdServer(
  config: McpServerConfig,
  logger: Logger,
): Promise<ArgocdServer> {
  const { skills, problems } = await loadSkills([skillsFolder(), ...config.skills]);
  for (const problem of problems) logger.warn({ ...problem }, "skill");
  const audit = await openAudit(config);
  const published = await publishSkills(skills, logger);
  let { callsPerMinute } = config;
  const fleet = createFleet({ instances: config.instances, logger });
  const door = createDoor({
    authorise: createScopePolicy(),
    audit,
    redact: redactValue,
    log: logger,
    quota: limitCalls({ perMinute: () => callsPerMinute }),
  });
  const heard = fleet.ready(FIRST_LIST_WITHIN_MS);
  const mcp = createArgocdMcp({ fleet, door, canSee, logger, skills: published, heard });
  return {
    mcp,
    change(next) {
      callsPerMinute = next.callsPerMinute;
      return fleet.change(next.instances);
    },
    async close() {
      await mcp.close();
      await fleet.close();
    },
  };
}

async function openAudit({ auditFile }: McpServerConfig): Promise<AuditSink> {
  return auditFile === undefined ? { record: async () => undefined } : openAuditFile(auditFile);
}
