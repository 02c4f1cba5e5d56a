import type { Finding } from "@lynceus/contract";
import { applicationRef } from "../say/application-ref.ts";
import { changeFact, changeOfSync } from "../say/find-change.ts";
import { finding } from "../say/finding.ts";
import { servingFact } from "../say/serving-fact.ts";
import type { Scene } from "../scene/scene.ts";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { quoteError } from "../text/quote.ts";
import type { TroubleOf } from "../trouble.ts";

/** A sync that Argo CD could not run, or that auto-sync refuses to start. */
export function describeOperation(trouble: TroubleOf<"operation">, scene: Scene): Finding {
  const { observed } = scene;
  const [resource, object] = applicationRef(observed);
  const operation = observed.application.status?.operationState;
  const { condition } = trouble;
  const at = instant(
    condition?.lastTransitionTime ?? operation?.finishedAt ?? operation?.startedAt,
  );
  const change = changeOfSync(observed);
  const skipped = /^Skipping sync attempt/.test(trouble.message);
  return finding({
    mode: "?",
    severity: "warning",
    subject: "application",
    resource,
    since: at,
    headline: `${skipped ? "auto-sync does not start" : "the sync failed"}: ${quoteError(trouble.message, 160)}`,
    facts: [
      {
        text: quoteError(trouble.message, 300),
        where:
          condition === undefined
            ? `operation ${operation?.phase ?? ""}`.trim()
            : `condition ${condition.type}`,
        ...(at === undefined ? {} : { at }),
      },
      change && changeFact(change, [observed.summary.name]),
      servingFact(scene),
    ],
    evidence: [
      evidence({
        text: trouble.message,
        object,
        field:
          condition === undefined
            ? "status.operationState.message"
            : `status.conditions[${condition.type}]`,
        at,
      }),
    ],
  });
}
