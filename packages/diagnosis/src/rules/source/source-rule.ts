import type { Application } from "@lynceus/argocd";
import type { Fact, Finding, Severity, SharedCause } from "@lynceus/contract";
import { applicationRef } from "../../say/application-ref.ts";
import { finding } from "../../say/finding.ts";
import { deployedFact } from "../../say/serving-fact.ts";
import { sourcePlace } from "../../say/source-place.ts";
import type { Scene } from "../../scene/scene.ts";
import { clean } from "../../text/clean.ts";
import { evidence } from "../../text/evidence.ts";
import { leaveOutMiddle } from "../../text/leave-out-middle.ts";
import { unframe } from "../../text/unframe.ts";
import type { Trouble } from "../../trouble.ts";
import type { Rule } from "../rule.ts";

/** One error that keeps Argo CD from comparing or from running a sync, in its own words. */
export interface SourceError {
  /** Without Argo CD's frames around it. */
  readonly words: string;
  /** With them: `rpc error: code = Unavailable desc = …`. */
  readonly text: string;
  readonly application: Application;
  /** The repository and path that a fix belongs in. */
  readonly place: string;
  readonly scene: Scene;
}

/** What a rule about such an error knows to say; what runs, and Argo CD's cache, are added. */
export interface SourceTold {
  readonly headline: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly fix: string;
  readonly severity?: Severity;
  /** Where in `words` the evidence begins. */
  readonly from?: number | undefined;
  /** Outside the application, and shared with others. */
  readonly shared?: SharedCause;
}

/**
 * A rule about manifests or an Application that Argo CD cannot use. Read from conditions, and from the
 * message of a sync that ended with the same words (`ComparisonError: …`, phase Error).
 */
export function sourceRule(
  mode: string,
  read: (error: SourceError) => SourceTold | undefined,
): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      const { observed } = scene;
      for (const said of listSaid(trouble)) {
        const text = clean(said.text);
        const at = unframe(text);
        const words = leaveOutMiddle(text.slice(at));
        const { application } = observed;
        const place = sourcePlace(application);
        const told = read({
          words: words.text,
          text: text.slice(0, at) + words.text,
          application,
          place,
          scene,
        });
        if (told === undefined) continue;
        return toFinding(
          mode,
          told,
          { ...said, text, from: at + words.offset(told.from ?? 0) },
          scene,
        );
      }
      return undefined;
    },
  };
}

interface Said {
  readonly text: string;
  readonly field: string;
  readonly at: string | undefined;
}

function listSaid(trouble: Trouble): readonly Said[] {
  if (trouble.kind === "source") {
    return [...trouble.conditions]
      .sort((a, b) => Number(b.type === "InvalidSpecError") - Number(a.type === "InvalidSpecError"))
      .map(({ type, message, lastTransitionTime }) => ({
        text: message ?? "",
        field: `status.conditions[${type}]`,
        at: lastTransitionTime,
      }));
  }
  if (trouble.kind !== "operation") return [];
  const { message, condition } = trouble;
  const field = condition && `status.conditions[${condition.type}]`;
  return [
    {
      text: message,
      field: field ?? "status.operationState.message",
      at: condition?.lastTransitionTime,
    },
  ];
}

function toFinding(
  mode: string,
  told: SourceTold,
  said: Said & { readonly from: number },
  scene: Scene,
): Finding {
  const [resource, object] = applicationRef(scene.observed);
  return finding({
    mode,
    severity: told.severity ?? "warning",
    subject: "application",
    resource,
    since: said.at,
    headline: told.headline,
    facts: [...told.facts, deployedFact(scene), cachedFact(said.text)],
    evidence: [evidence({ ...said, object })],
    fix: told.fix,
    shared: told.shared,
  });
}

function cachedFact(text: string): Fact | undefined {
  if (!/Manifest generation error \(cached\)/.test(text)) return undefined;
  return {
    text: "Argo CD answers from its error cache: a new commit or a hard refresh makes it try again",
  };
}
