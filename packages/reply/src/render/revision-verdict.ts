import { applicationKey, type FirstLook, type SeenDeployment } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { counted, quoted } from "../words/phrases.ts";

type Surveyed = Extract<FirstLook, { outcome: "survey" }>;

/** `f38f0c4 went out to 1 application, which is failing now.` */
export function revisionVerdict(revision: string, scope: string, { found }: Surveyed): string {
  const called = quoted(revision, ROOM.name);
  const all = found?.deployments ?? [];
  const out = all.filter(({ state }) => state === "running" || state === "replaced");
  if (all.length === 0) return `${called} did not go out${scope}, as far as is known.`;
  if (out.length === 0) {
    const where = counted(applicationsOf(all), "application");
    return all.some(({ state }) => state === "syncing")
      ? `${called} is being synced to ${where}${scope}.`
      : `${called} did not go out${scope}: its sync failed in ${where}.`;
  }
  const count = applicationsOf(out);
  const running = out.filter(({ state }) => state === "running");
  const failing = applicationsOf(running.filter(({ now }) => now === "failing"));
  const it = count === 1 ? "which" : `${failing} of which`;
  const end =
    running.length === 0
      ? "; another has replaced it since"
      : failing > 0
        ? `, ${it} ${failing === 1 ? "is" : "are"} failing now`
        : "; nothing there is failing now";
  return `${called} went out to ${counted(count, "application")}${scope}${end}.`;
}

function applicationsOf(deployments: readonly SeenDeployment[]): number {
  return new Set(deployments.map(({ application }) => applicationKey(application))).size;
}
