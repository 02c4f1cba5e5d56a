import type { EvidenceLine, Fact, ResourceRef, Severity, SharedCause } from "@lynceus/contract";
import { applicationRef } from "../../say/application-ref.ts";
import { finding } from "../../say/finding.ts";
import { readMaker } from "../../scene/read-maker.ts";
import type { Scene } from "../../scene/scene.ts";
import { evidence } from "../../text/evidence.ts";
import type { Rule } from "../rule.ts";
import { makerFact } from "./maker-fact.ts";

export interface DeletionTold {
  readonly headline: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly fix: string;
  readonly severity?: Severity;
  readonly resource?: ResourceRef | undefined;
  readonly evidence?: readonly (EvidenceLine | undefined)[];
  readonly shared?: SharedCause;
}

/** A rule about an Application that is being deleted; what makes it again is added. */
export function deletionRule(mode: string, read: (scene: Scene) => DeletionTold | undefined): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "deletion") return undefined;
      const told = read(scene);
      if (told === undefined) return undefined;
      const [application, object] = applicationRef(scene.observed);
      const { deletionTimestamp } = scene.observed.application.metadata;
      const maker = readMaker(scene);
      return finding({
        ...told,
        mode,
        severity: told.severity ?? "warning",
        subject: "application",
        resource: told.resource ?? application,
        since: deletionTimestamp,
        facts: [...told.facts, maker && makerFact(maker)],
        evidence: [
          ...(told.evidence ?? []),
          evidence({ text: deletionTimestamp ?? "", object, field: "metadata.deletionTimestamp" }),
        ],
      });
    },
  };
}
