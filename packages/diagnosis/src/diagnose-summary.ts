import { Application } from "@lynceus/argocd";
import {
  type ApplicationSummary,
  Diagnosis,
  type Finding,
  type Layer,
  needsLook,
} from "@lynceus/contract";
import { recognise } from "./rules/recognise.ts";
import { applicationRef } from "./say/application-ref.ts";
import { finding } from "./say/finding.ts";
import { buildScene } from "./scene/scene.ts";
import { evidence } from "./text/evidence.ts";
import { quote, quoteError } from "./text/quote.ts";

/**
 * A diagnosis from the live index alone, when Argo CD does not answer for the application itself: an
 * Application of a project that does not exist gets 400 (Argo CD 3.5). `reason` says why, in words.
 */
export function diagnoseSummary(
  summary: ApplicationSummary,
  reason: string,
  observedAt: Date,
  url?: string,
): Diagnosis {
  return Diagnosis.parse({
    application: summary,
    layer: layerOf(summary),
    findings: needsLook(summary) ? [findingOf(summary)] : [],
    warnings: [],
    checked: [],
    unchecked: [reason],
    observedAt: observedAt.toISOString(),
    ...(url === undefined ? {} : { url }),
  });
}

function layerOf(summary: ApplicationSummary): Layer {
  if (summary.deleting) return "deletion";
  if (summary.sync === "Unknown") return "source";
  if (summary.operation === "Error" || summary.operation === "Failed") return "operation";
  if (summary.health !== "Healthy" && summary.health !== "Missing") return "workload";
  return needsLook(summary) ? "drift" : "none";
}

function findingOf(summary: ApplicationSummary): Finding {
  const [resource, object] = applicationRef({ summary });
  const { reason } = summary;
  const said =
    reason === undefined
      ? []
      : [evidence({ text: reason, object, field: "condition or operation" })];
  const known = reason === undefined ? undefined : recogniseReason(summary, reason);
  if (known !== undefined) return { ...known, evidence: said };
  return finding({
    mode: "?",
    severity: "warning",
    subject: "application",
    resource,
    headline: `${[...new Set([summary.health, summary.sync])].join(" and ")}${reason === undefined ? "" : `: ${quoteError(reason, 140)}`}`,
    facts:
      reason === undefined ? [] : [{ text: quote(reason, 300), where: "list of applications" }],
    evidence: said,
  });
}

/** The rules read the one line that the list has, as if it were all that is known of the application. */
function recogniseReason(summary: ApplicationSummary, reason: string): Finding | undefined {
  const { name, namespace, project, cluster, destinationNamespace } = summary;
  const application = Application.parse({
    metadata: { name, namespace },
    spec: { project, destination: { name: cluster, namespace: destinationNamespace } },
  });
  const nothing = { pods: [], objects: [], events: [], logs: [], gaps: [] };
  const scene = buildScene({
    ...nothing,
    summary,
    application,
    revisions: new Map(),
    observedAt: new Date(0),
  });
  return recognise(
    layerOf(summary) === "source"
      ? {
          kind: "source",
          conditions: [{ type: "", message: reason, lastTransitionTime: undefined }],
        }
      : { kind: "operation", message: reason },
    scene,
  );
}
