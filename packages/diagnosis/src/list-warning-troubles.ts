import type { Application } from "@lynceus/argocd";
import type { TroubleOf } from "./trouble.ts";

const types = [
  "SharedResourceWarning",
  "RepeatedResourceWarning",
  "ExcludedResourceWarning",
] as const;

/** What Argo CD warns of though nothing may have failed yet; orphaned objects are no trouble of the application's. */
export function listWarningTroubles(application: Application): readonly TroubleOf<"warning">[] {
  const conditions = application.status?.conditions ?? [];
  return types.flatMap((type) => {
    const [first, ...rest] = conditions.filter((each) => each.type === type);
    return first === undefined ? [] : [{ kind: "warning", conditions: [first, ...rest] }];
  });
}

/** Every object that differs from Git is one that Argo CD warns of: the warning says why. */
export function explainsDrift(
  application: Application,
  warnings: readonly TroubleOf<"warning">[],
): boolean {
  const said = warnings.flatMap(({ conditions }) => conditions.map(({ message }) => message ?? ""));
  const differs = (application.status?.resources ?? []).filter(
    (each) => each.status !== "Synced" && !each.hook,
  );
  if (said.length === 0) return false;
  return differs.every(({ name }) => said.some((text) => isAbout(text, name)));
}

/** An object often has the name of its application, and the message names both. */
function isAbout(text: string, name: string): boolean {
  return ["is part of", "appeared", "is excluded"].some(
    (words) => text.includes(`/${name} ${words}`) || text.includes(` ${name} ${words}`),
  );
}
