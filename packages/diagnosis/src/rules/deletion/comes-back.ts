import { applicationRef } from "../../say/application-ref.ts";
import { finding } from "../../say/finding.ts";
import { readMaker } from "../../scene/read-maker.ts";
import { evidence } from "../../text/evidence.ts";
import { quote } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

/** L3: an Application that was deleted and is there again: what makes it still has it. Nothing is broken. */
export const comesBack: Rule = {
  mode: "L3",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "recreated") return undefined;
    const maker = readMaker(scene);
    if (maker === undefined) return undefined;
    const { application } = scene.observed;
    const [resource, object] = applicationRef(scene.observed);
    const { kind, name, element } = maker;
    const what = `${kind} ${quote(name, 63)}`;
    const from = element === undefined ? "what it is made of" : `element ${quote(element, 80)}`;
    const created = application.metadata.creationTimestamp ?? "";
    return finding({
      mode: "L3",
      severity: "info",
      subject: "application",
      resource,
      since: created,
      headline: `${what} makes it, and makes it again each time it is deleted`,
      facts: [
        {
          text: `The Application is younger than its own objects (${quote(trouble.oldest.name, 63)} among them): it was deleted and made anew, or took over what was there`,
          where: "metadata.creationTimestamp",
        },
        element === undefined
          ? undefined
          : { text: `It is made of ${from}`, where: `${kind} ${name}, generators` },
      ],
      evidence: [
        evidence({
          text: name,
          object,
          field: kind === "ApplicationSet" ? "metadata.ownerReferences" : "tracking id",
        }),
        evidence({ text: created, object, field: "metadata.creationTimestamp" }),
      ].filter(({ excerpt }) => excerpt !== ""),
      fix:
        kind === "ApplicationSet"
          ? `Remove ${from} from the generators of ${what}, in Git where it is declared; the Application goes by itself then.`
          : `Remove it from the manifests of ${what}, in Git, and sync that with prune.`,
    });
  },
};
