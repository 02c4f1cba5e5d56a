import { logEvidence } from "../../say/log-evidence.ts";
import { objectName } from "../../scene/node-info.ts";
import { podTemplate, templateContainer } from "../../scene/pod-template.ts";
import { readCrash } from "../../signals/read-crash.ts";
import { evidence } from "../../text/evidence.ts";
import { quote } from "../../text/quote.ts";
import { placeOf, podRule, whereOf } from "../pod-rule.ts";

/** `<path:secret/data/web#password>`: what Argo CD Vault Plugin replaces when it renders. */
const placeholder = /<path:[^<>\s]+#[^<>\s]+>/;

/** G4: a placeholder for a secret reached the container as it is: the plugin that fills it in did not run. */
export const vaultPlaceholder = podRule("G4", (pods) => {
  const { group, scene, view } = pods;
  const crash = readCrash(group, scene);
  if (crash === undefined || !["application", "runs"].includes(crash.by)) return undefined;
  const container = templateContainer(podTemplate(group.owner, scene), view.container?.name);
  const held = (container?.env ?? []).find(({ value }) => placeholder.test(value ?? ""));
  const line = scene.log(view)?.lines.find(({ content }) => placeholder.test(content));
  const text = placeholder.exec(held?.value ?? line?.content ?? "")?.[0];
  if (text === undefined) return undefined;
  return {
    headline: (who) =>
      `${who.plural ? "get" : "gets"} the placeholder ${quote(text, 100)} in place of a secret`,
    facts: [
      held === undefined
        ? { text: `Its log says ${quote(line?.content ?? "", 200)}`, where: whereOf(pods) }
        : {
            text: `Variable ${quote(held.name, 80)} holds ${quote(held.value ?? "", 160)}`,
            where: `${group.workload.kind} ${group.workload.name}`,
          },
    ],
    evidence: [
      held === undefined
        ? undefined
        : evidence({
            text: held.value ?? "",
            object: objectName(group.workload),
            field: `env[${held.name}]`,
          }),
      ...logEvidence(view, crash.lines, crash.previous),
    ],
    fix: `Render it with the vault plugin (\`spec.source.plugin\`), or take the secret from an ExternalSecret, in ${placeOf(pods)}.`,
  };
});
