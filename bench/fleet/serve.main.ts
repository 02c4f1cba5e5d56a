// The root is no package that could be entered by name.
// biome-ignore lint/style/noRestrictedImports: see above
import { type LocalArgocd, startLocalArgocd } from "../../packages/standins/src/index.ts";
import { makeWorld } from "./make-world.ts";
import type { Scene, Served } from "./scene.ts";

/** The Argo CDs of the benchmark, in a process of their own: tells where they are, then changes applications. */
const { instances, applications, eventsPerSecond, slowMs } = JSON.parse(
  process.argv[2] ?? "",
) as Scene;
const EVERY_MS = 50;
const healths = ["Healthy", "Progressing", "Degraded"];

const argocds: (readonly [string, LocalArgocd])[] = [];
for (let index = 1; index <= instances; index += 1) {
  const name = index === instances ? "dead" : index === instances - 1 ? "slow" : `prod-${index}`;
  const world = makeWorld(name, applications);
  const latencyMs = name === "slow" ? slowMs : 0;
  argocds.push([name, await startLocalArgocd({ world, latencyMs })]);
}
const served: Served[] = argocds.map(([name, { url, token }]) => ({ name, url, token }));
await argocds.at(-1)?.[1].close();
process.send?.(served);

const healthy = argocds.slice(0, -2).map(([, argocd]) => ({
  argocd,
  names: (
    JSON.parse(argocd.world.files.get("applications.json") ?? "") as {
      readonly items: readonly { readonly metadata: { readonly name: string } }[];
    }
  ).items.map(({ metadata }) => metadata.name),
}));
const startedAt = performance.now();
let sent = 0;
setInterval(() => {
  const due = ((performance.now() - startedAt) / 1000) * eventsPerSecond;
  for (; sent < due; sent += 1) change(sent);
}, EVERY_MS);
process.on("disconnect", () => process.exit(0));

/** Every event is news: what an application has been told as last, it is not told as next. */
function change(turn: number): void {
  const one = healthy[turn % healthy.length];
  const round = Math.floor(turn / healthy.length);
  const name = one?.names[round % one.names.length] ?? "";
  const application = one?.argocd.application(name);
  if (one === undefined || application === undefined) return;
  const before = (application.status ?? {}) as { readonly health?: { readonly status?: string } };
  const next = healths.indexOf(before.health?.status ?? "") + 1;
  const status = healths[next % healths.length] ?? "";
  one.argocd.emit("MODIFIED", { ...application, status: { ...before, health: { status } } });
}
