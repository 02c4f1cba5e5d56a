import { setTimeout as sleep } from "node:timers/promises";
// The root is no package that could be entered by name.
// biome-ignore-start lint/style/noRestrictedImports: see above
import { ArgocdError, type ChangingFleet, createFleet } from "../../packages/argocd/src/index.ts";
import { createArgocdMcp } from "../../packages/argocd-mcp/src/index.ts";
import {
  FindFindingsResult,
  ListApplicationsResult,
  type Principal,
} from "../../packages/contract/src/index.ts";
import {
  canSee,
  createDoor,
  createScopePolicy,
  redactValue,
} from "../../packages/guard/src/index.ts";
import { renderScopeStatus } from "../../packages/reply/src/index.ts";
import { createLogger } from "../../packages/telemetry/src/index.ts";
import { createToolbox } from "../../packages/toolbox/src/index.ts";
// biome-ignore-end lint/style/noRestrictedImports: see above
import type { Measured, Scene, Served } from "./scene.ts";
import { time } from "./time.ts";

/** The process that is measured: a fleet, and before it the tools as the bot has them. */
const { scene, served } = JSON.parse(process.argv[2] ?? "") as {
  readonly scene: Scene;
  readonly served: readonly Served[];
};
const everybody = () => true;
const everyone: Principal = { kind: "channel", id: "C1", name: "#all", projects: ["*"] };
const BAD = ["slow", "dead"];
const instances = served.map(({ name, url, token }) => ({
  name,
  url,
  revision: "1",
  environment: "prod" as const,
  token: () => token,
}));

let rssMb = 0;
const sampling = setInterval(() => {
  rssMb = Math.max(rssMb, process.memoryUsage.rss() / 2 ** 20);
}, 100).unref();

const startedAt = performance.now();
const logger = createLogger({ name: "bench", level: "silent" });
const fleet = createFleet({ instances, logger });
const expected = (scene.instances - BAD.length) * scene.applications;
while (connected(fleet) < expected) await sleep(10);
const fillMs = Math.round(performance.now() - startedAt);

let events = 0;
fleet.index.onChange(() => {
  events += 1;
});
const idle = { at: performance.now(), cpu: process.cpuUsage(), events };
await sleep(5_000);
const seconds = (performance.now() - idle.at) / 1000;
const { user, system } = process.cpuUsage(idle.cpu);
const cpuOfEvents = Math.round(((user + system) / 1e6 / seconds) * 100) / 100;
const eventsPerSecond = Math.round((events - idle.events) / seconds);

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
const tools = toolbox.forPrincipal(everyone);

const words = ["payments-api", "wiki", "paymets-api", "cart", "edge-cdn-prod-3", "nothing-like-it"];
await tools.call("find_applications", { words: ["wiki"] });
const find = await time({ batches: 5, runs: 100 }, (run) =>
  tools.call("find_applications", { words: [words[run % words.length] ?? ""] }),
);
const status = await time({ batches: 5, runs: 20 }, tellStatus);
const { gaps } = await listed();

const good = fleet.index.all(everybody).filter(({ instance }) => !BAD.includes(instance));
let failed = 0;
const callGood = async (run: number) => {
  const one = good[(run * 37) % good.length];
  if (one === undefined) return;
  await fleet
    .client(one.instance)
    ?.resourceTree(one)
    .catch((error: unknown) => {
      if (!(error instanceof ArgocdError)) throw error;
      // A recorded refusal is an answer.
      if (["network", "timeout", "unavailable"].includes(error.failure)) failed += 1;
    });
};
const callBad = (run: number) =>
  fleet
    .client(BAD[run % 2] ?? "")
    ?.getApplication({ name: "wiki", namespace: "argocd", project: "platform" })
    .catch(() => undefined);
const stopBad = keepCalling(callBad);
// What the first failures cost is paid by now, and the first looks too: both measurements stand beside the same.
await sleep(scene.slowMs + 5_000);
const looksEndBy = performance.now() + 180_000;
while (performance.now() < looksEndBy && (await hasFirstLooks())) await sleep(2_000);
const calls = { batches: 5, runs: 400, atOnce: 16 };
const callsBeside = await time(calls, callGood);
const spared = await time({ batches: 3, runs: 100 }, async (run) => callBad(run));
await stopBad();
await fleet.change(instances.filter(({ name }) => !BAD.includes(name)));
const callsAlone = await time(calls, callGood);

clearInterval(sampling);
const measured: Measured = {
  fillMs,
  applications: good.length,
  find,
  status,
  callsBeside,
  callsAlone,
  spared,
  failed,
  eventsPerSecond,
  cpuOfEvents,
  rssMb: Math.round(rssMb),
  gaps: gaps.map(({ reason }) => reason),
};
process.stdout.write(JSON.stringify(measured));
await toolbox.close();
await mcp.close();
await fleet.close();

function connected(of: ChangingFleet): number {
  return of.instances().reduce((sum, { state, applications }) => {
    return state === "connected" ? sum + applications : sum;
  }, 0);
}

function listed(): Promise<ListApplicationsResult> {
  const args = { unhealthyOnly: true, limit: 12 };
  return tools.callParsed(ListApplicationsResult, "list_applications", args);
}

/** Whether applications that can be looked at have not been; those of the slow instance never are. */
async function hasFirstLooks(): Promise<boolean> {
  const { looked } = await tools.callParsed(FindFindingsResult, "find_findings", { limit: 1 });
  return looked.notYet > scene.applications;
}

/** What `/argocd status` does between the question and the message. */
async function tellStatus(): Promise<void> {
  const list = await listed();
  const { groups } = await tools.callParsed(FindFindingsResult, "find_findings", {
    limit: 200,
    maxTokens: 10_000,
  });
  const needing = list.applications.length + (list.leftOut?.count ?? 0);
  const told = { scope: { of: "all" as const }, listed: list, needing, causes: groups };
  renderScopeStatus(told, { now: new Date() });
}

/** Four callers that never stop; until the returned function is called. */
function keepCalling(call: (run: number) => Promise<unknown> | undefined): () => Promise<void> {
  let isOver = false;
  const callers = [0, 1, 2, 3].map(async (first) => {
    for (let run = first; !isOver; run += 1) {
      await call(run);
      await sleep(20);
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(callers);
  };
}
