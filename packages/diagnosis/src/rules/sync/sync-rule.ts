import type { EvidenceLine, Fact, ResourceRef, Severity } from "@lynceus/contract";
import { applicationRef } from "../../say/application-ref.ts";
import { changeFact, changeOfSync } from "../../say/find-change.ts";
import { finding } from "../../say/finding.ts";
import { servingFact } from "../../say/serving-fact.ts";
import type { Scene } from "../../scene/scene.ts";
import { evidence } from "../../text/evidence.ts";
import { instant } from "../../text/instant.ts";
import { quoteError } from "../../text/quote.ts";
import type { TroubleOf } from "../../trouble.ts";
import type { Rule } from "../rule.ts";

type Sync = TroubleOf<"hook"> | TroubleOf<"operation">;

export interface SyncTold {
  readonly headline: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly fix: string;
  readonly severity?: Severity;
  readonly resource?: ResourceRef | undefined;
  readonly evidence?: readonly EvidenceLine[];
}

/** A rule about a sync that waits, or that ended without any object being refused. */
export function syncRule(
  mode: string,
  read: (sync: Sync, scene: Scene) => SyncTold | undefined,
): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "hook" && trouble.kind !== "operation") return undefined;
      const told = read(trouble, scene);
      if (told === undefined) return undefined;
      const { observed } = scene;
      const operation = observed.application.status?.operationState;
      const change = changeOfSync(observed);
      const [application, object] = applicationRef(observed);
      const resource = told.resource ?? application;
      const condition = trouble.kind === "operation" ? trouble.condition : undefined;
      const at = instant(condition?.lastTransitionTime ?? operation?.startedAt);
      return finding({
        mode,
        severity: told.severity ?? "warning",
        subject: "new-revision",
        resource,
        version: change?.revision.slice(0, 7),
        since: at,
        headline: told.headline,
        facts: [
          ...told.facts,
          generic.test(trouble.message)
            ? undefined
            : messageFact(trouble.message, operation?.phase, at),
          change && changeFact(change, [observed.summary.name, resource.name]),
          servingFact(scene),
        ],
        evidence: [
          ...(told.evidence ?? []),
          trouble.message === ""
            ? undefined
            : evidence({
                text: trouble.message,
                object,
                field:
                  condition === undefined
                    ? "status.operationState.message"
                    : `status.conditions[${condition.type}]`,
                at,
              }),
          evidence({
            text: operation?.phase ?? "Running",
            object,
            field: "status.operationState.phase",
          }),
        ].filter((line) => line === undefined || line.excerpt !== ""),
        fix: told.fix,
      });
    },
  };
}

/** Says no more than that it failed. */
const generic =
  /^$|^one or more synchronization tasks completed unsuccessfully(?: \(retried.*)?\.?$/;

function messageFact(message: string, phase: string | undefined, at: string | undefined): Fact {
  return {
    text: quoteError(message, 240),
    where: `operation ${phase ?? ""}`.trim(),
    ...(at === undefined ? {} : { at }),
  };
}
