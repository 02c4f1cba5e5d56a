import { createFleet, type FleetOptions } from "@lynceus/argocd";
import { type LocalArgocd, loadWorld, startLocalArgocd } from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import { onTestFinished } from "vitest";

/** Local Argo CDs, each serving a recorded world under an instance's name, and a fleet connected to them. */
export async function startWorlds(
  worlds: Readonly<Record<string, string>>,
  options: Pick<FleetOptions, "client" | "staleMs"> = {},
) {
  const logger = createLogger({ name: "test", level: "silent" });
  const argocds: Record<string, LocalArgocd> = {};
  for (const [instance, id] of Object.entries(worlds)) {
    const argocd = await startLocalArgocd({ world: loadWorld(id), keepaliveMs: 200 });
    argocds[instance] = argocd;
    onTestFinished(() => argocd.close());
  }
  const fleet = createFleet({
    instances: Object.entries(argocds).map(([name, { url, token }]) => ({
      name,
      url,
      environment: "prod",
      token: () => token,
    })),
    logger,
    ...options,
  });
  onTestFinished(() => fleet.close());
  await fleet.ready(5_000);
  return { fleet, argocds };
}
