import { changeFact, lastChange } from "../../say/find-change.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { objectName } from "../../scene/node-info.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

/** M2: only configuration changed, and the pods that read it at their start were not started anew. */
export const staleConfiguration: Rule = {
  mode: "M2",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "stale") return undefined;
    const { workload, configs, pods, changedAt } = trouble;
    const { application, summary } = scene.observed;
    const [config] = configs;
    const named = `${config.kind} ${quoteNames(configs.map(({ name }) => name))}`;
    const name = `${workload.kind} ${quote(workload.name, 63)}`;
    const change = lastChange(scene.observed);
    return finding({
      mode: "M2",
      severity: "info",
      subject: "application",
      resource: resourceRef(workload),
      since: changedAt,
      headline: `${named} changed, and the pods of ${name} were not restarted since: they still run with what they read at their start`,
      facts: [
        {
          text: `The last sync changed ${named}`,
          where: "operationState.syncResult",
          at: new Date(changedAt).toISOString(),
        },
        {
          text: `${pods} pod${pods === 1 ? " is" : "s are"} older than that, and read ${named} as ${config.by}`,
          where: `${workload.kind} ${workload.name}`,
        },
        change && changeFact(change, [summary.name, workload.name, config.name]),
      ],
      evidence: configs.flatMap(({ message, kind, namespace, name: of }) => [
        evidence({
          text: message,
          object: objectName({ kind, namespace, name: of }),
          field: "operationState.syncResult.resources[].message",
          at: changedAt,
        }),
      ]),
      fix: `Restart ${name} (resource action \`restart\`). For the next time, put a checksum of ${named} into the pod template's annotations in ${sourcePlace(application)}, or let its name carry a hash (kustomize \`configMapGenerator\`).`,
    });
  },
};
