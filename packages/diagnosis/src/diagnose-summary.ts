import { type ApplicationSummary, Diagnosis, type Layer, needsLook } from "@lynceus/contract";
import { applicationRef } from "./say/application-ref.ts";
import { finding } from "./say/finding.ts";
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

function findingOf(summary: ApplicationSummary) {
  const [resource, object] = applicationRef({ summary });
  const said = summary.reason === undefined ? "" : `: ${quoteError(summary.reason, 140)}`;
  return finding({
    mode: "?",
    severity: "warning",
    subject: "application",
    resource,
    headline: `it is ${[...new Set([summary.health, summary.sync])].join(" and ")}${said}`,
    facts:
      summary.reason === undefined
        ? []
        : [{ text: quote(summary.reason, 300), where: "list of applications" }],
    evidence:
      summary.reason === undefined
        ? []
        : [evidence({ text: summary.reason, object, field: "condition or operation" })],
  });
}
