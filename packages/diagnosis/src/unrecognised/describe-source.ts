import type { Finding } from "@lynceus/contract";
import { applicationRef } from "../say/application-ref.ts";
import { finding } from "../say/finding.ts";
import { deployedFact } from "../say/serving-fact.ts";
import type { Scene } from "../scene/scene.ts";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { quote, quoteError } from "../text/quote.ts";
import { unframe } from "../text/unframe.ts";
import type { Condition, TroubleOf } from "../trouble.ts";

/** Argo CD cannot compare: told by what it was doing when it failed. */
export function describeSource(trouble: TroubleOf<"source">, scene: Scene): Finding {
  const { observed } = scene;
  const [resource, object] = applicationRef(observed);
  const told = [...trouble.conditions].sort((a, b) => rank(b) - rank(a));
  const [first] = told;
  const message = first?.message ?? observed.summary.reason ?? "";
  const at = unframe(message);
  const shown = message.slice(at);
  return finding({
    mode: "?",
    severity: "warning",
    subject: "application",
    resource,
    since: first?.lastTransitionTime,
    headline: `${doing(first, message, observed.summary.cluster)}${shown === "" ? "" : `: ${quoteError(shown, 160)}`}`,
    facts: [
      ...oncePerCause(told)
        .slice(0, 2)
        .map((condition) => {
          const since = instant(condition.lastTransitionTime);
          const text = condition.message ?? "";
          return {
            text: quoteError(text.slice(unframe(text)), 300),
            where: `condition ${condition.type}`,
            ...(since === undefined ? {} : { at: since }),
          };
        }),
      cannotRead.test(message)
        ? {
            text: `Its health, ${quote(observed.summary.health, 20)}, is from before: Argo CD cannot look now`,
          }
        : deployedFact(scene),
    ],
    evidence: told.map((condition) =>
      evidence({
        text: condition.message ?? "",
        from: unframe(condition.message ?? ""),
        object,
        field: `status.conditions[${condition.type}]`,
        at: condition.lastTransitionTime,
      }),
    ),
  });
}

/** Live state, target state and cluster cache fail for one cause: the words at the end are the same. */
function oncePerCause(conditions: readonly Condition[]): readonly Condition[] {
  const causes = new Map<string, Condition>();
  for (const condition of conditions) {
    const cause = (condition.message ?? "").slice(-60);
    if (!causes.has(cause)) causes.set(cause, condition);
  }
  return [...causes.values()];
}

const cannotRead =
  /Failed to load live state|failed to get cluster|error synchronizing cache state/;

function rank(condition: Condition): number {
  if (condition.type === "InvalidSpecError") return 3;
  if (/Failed to load live state/.test(condition.message ?? "")) return 2;
  return condition.type === "ComparisonError" ? 1 : 0;
}

function doing(condition: Condition | undefined, message: string, cluster: string): string {
  if (condition?.type === "InvalidSpecError") return "Argo CD does not accept its Application spec";
  if (cannotRead.test(message))
    return `Argo CD cannot read its cluster${cluster === "" ? "" : ` ${quote(cluster, 80)}`}`;
  if (/generat\w+ manifest|manifest generation/i.test(message)) {
    return "its manifests cannot be generated";
  }
  return "Argo CD cannot compare it with Git";
}
