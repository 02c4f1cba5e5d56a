import type { Fact } from "@lynceus/contract";
import { applicationRef } from "../../say/application-ref.ts";
import { finding } from "../../say/finding.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { evidence } from "../../text/evidence.ts";
import type { Rule } from "../rule.ts";

/** A rule about a warning that Argo CD keeps as a condition while everything else may look fine. */
export function warningRule(
  mode: string,
  type: string,
  read: (warning: { readonly texts: readonly string[]; readonly place: string }) =>
    | {
        readonly headline: string;
        readonly facts: readonly (Fact | undefined)[];
        readonly fix: string;
      }
    | undefined,
): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "warning" || trouble.conditions[0].type !== type) return undefined;
      const { conditions } = trouble;
      const told = read({
        texts: conditions.map(({ message }) => message ?? ""),
        place: sourcePlace(scene.observed.application),
      });
      if (told === undefined) return undefined;
      const [resource, object] = applicationRef(scene.observed);
      return finding({
        ...told,
        mode,
        severity: "warning",
        subject: "application",
        resource,
        since: conditions[0].lastTransitionTime,
        evidence: conditions.map(({ message, lastTransitionTime }) =>
          evidence({
            text: message ?? "",
            object,
            field: `status.conditions[${type}]`,
            at: lastTransitionTime,
          }),
        ),
      });
    },
  };
}
