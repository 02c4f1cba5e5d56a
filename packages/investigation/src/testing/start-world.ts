import { createFleet } from "@lynceus/argocd";
import { createArgocdMcp } from "@lynceus/argocd-mcp";
import { Diagnosis, type InvestigationRequest, type Principal } from "@lynceus/contract";
import { canSee, createDoor, createScopePolicy, redactValue } from "@lynceus/guard";
import { loadWorld, startLocalArgocd } from "@lynceus/standins";
import { createToolbox, toAgentTools } from "@lynceus/toolbox";
import { onTestFinished } from "vitest";
import { logger } from "./run.ts";

const principal: Principal = { kind: "channel", id: "C1", name: "#all", projects: ["*"] };

/** A recorded Argo CD, and the road to it that an investigation takes: fleet, guarded MCP server, toolbox. */
export async function startWorld(id: string) {
  const world = loadWorld(id);
  const argocd = await startLocalArgocd({ world, keepaliveMs: 200 });
  const { url, token } = argocd;
  const fleet = createFleet({
    instances: [{ name: "prod-eu", url, environment: "prod", token: () => token }],
    logger,
  });
  const called: string[] = [];
  const door = createDoor({
    authorise: createScopePolicy(),
    audit: { record: async ({ tool }) => void called.push(tool) },
    redact: redactValue,
    log: logger,
  });
  const mcp = createArgocdMcp({ fleet, door, canSee, logger });
  const server = { name: "argocd", fetch: mcp.fetch };
  const toolbox = createToolbox({
    servers: [server],
    clientInfo: { name: "test", version: "1" },
  });
  onTestFinished(async () => {
    await toolbox.close();
    await mcp.close();
    await fleet.close();
    await argocd.close();
  });
  await fleet.ready(5_000);

  const tools = toolbox.forPrincipal(principal);
  const [application = ""] = world.about;
  const [question = "what is wrong?"] = world.truth.questions;
  const args = { applicationName: application, logs: true };
  const diagnosis = await tools.callParsed(Diagnosis, "diagnose_application", args);
  called.length = 0;
  const request: InvestigationRequest = {
    question: "C1:1.1",
    text: question,
    context: [],
    askedAt: diagnosis.observedAt,
    principal,
    thread: { team: "T1", channel: "C1", threadTs: "1.1" },
    diagnosis,
    focus: [],
  };
  return { argocd, called, request, truth: world.truth, tools: await toAgentTools(tools) };
}
