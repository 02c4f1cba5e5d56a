import type { Differing } from "../../drift/read-differences.ts";
import { objectName } from "../../scene/node-info.ts";
import { evidence } from "../../text/evidence.ts";
import { plain, quote, quoteError } from "../../text/quote.ts";
import { type Drift, driftRule } from "./drift-rule.ts";
import { findScaler, type Scaler } from "./find-scaler.ts";
import { differenceFact, sayDifferences, sayObject } from "./say-difference.ts";

const away =
  "Take `spec.replicas` out of the manifest, or ignore it: `ignoreDifferences` with `/spec/replicas` and sync option `RespectIgnoreDifferences=true`";

/** K2: Git sets a number of replicas, and an autoscaler another. Without self-heal it only looks untidy. */
export const replicasDrift = driftRule("K2", (drift) => {
  const [first] = drift.objects;
  const scaler = first && scalerOfAll(drift);
  if (first === undefined || scaler === undefined || drift.attempts > 0) return undefined;
  const { live, git } = first.differences[0] ?? {};
  return {
    headline: `${scaler.text} keeps \`replicas\` of ${sayObject(first)} at ${quote(String(live), 12)} while Git says ${quote(String(git), 12)}`,
    facts: [
      differenceFact(first),
      gitFact(scaler),
      ailFact(scaler),
      ...drift.objects.slice(1).map((each) => differenceFact(each)),
    ],
    evidence: [scalerEvidence(scaler)],
    fix: `${away}, in ${drift.place}. A sync alone sets it back for moments.`,
  };
});

/** K3: self-heal puts a field back, something else changes it again, and so on; every operation looks fine. */
export const selfHealLoop = driftRule("K3", (drift) => {
  if (drift.attempts === 0) return undefined;
  const [first] = drift.objects;
  const scaler = scalerOfAll(drift);
  const count = {
    text: `Self-heal has set it back ${drift.attempts} times in a row, and it comes back`,
    where: "operationState.operation.sync.autoHealAttemptsCount",
  };
  if (first === undefined) {
    return {
      severity: "warning",
      headline: `self-heal runs in a loop: what Argo CD puts back is changed again (${drift.attempts} rounds)`,
      facts: [count],
      fix: `Find who changes it (\`managedFields\` of the live object, a second application, an operator), and let only one of them own the field; or list it in \`ignoreDifferences\`.`,
    };
  }
  if (scaler !== undefined) {
    const { live, git } = first.differences[0] ?? {};
    return {
      severity: "warning",
      headline: `self-heal and ${scaler.text} fight over \`replicas\` of ${sayObject(first)}: Git says ${quote(String(git), 12)}, it comes back as ${quote(String(live), 12)}`,
      facts: [count, differenceFact(first), gitFact(scaler), ailFact(scaler)],
      evidence: [scalerEvidence(scaler)],
      fix: `${away}, in ${drift.place}.`,
    };
  }
  const writer = writerOf(first);
  return {
    severity: "warning",
    headline: `self-heal and ${writer === undefined ? "something else" : quote(writer, 80)} fight over ${sayObject(first)}: ${sayDifferences(first, first.differences.slice(0, 1))}`,
    facts: [
      count,
      differenceFact(first),
      writer === undefined ? undefined : writerFact(first, writer),
    ],
    fix: `Let only one of both own the field: take it out of ${drift.place}, or list it in \`ignoreDifferences\`${writer === undefined ? "" : ` (\`managedFieldsManagers\`: ${quote(writer, 80)})`} with \`RespectIgnoreDifferences=true\`, or stop who writes it.`,
  };
});

function scalerOfAll({ objects, scene }: Drift): Scaler | undefined {
  const scalers = objects.map((each) => findScaler(each, scene));
  return scalers.every((each) => each !== undefined) ? scalers[0] : undefined;
}

function gitFact({ node, inGit, text }: Scaler) {
  if (node === undefined || inGit) return undefined;
  return { text: `${text} is in the cluster and not in Git`, where: "orphaned resources" };
}

/** An autoscaler that cannot measure stays at its minimum or where it was, and still holds the number. */
function ailFact({ node, text }: Scaler) {
  const { status, message } = node?.health ?? {};
  if (message === undefined || status === "Healthy") return undefined;
  return {
    text: `${text} says of itself ${quoteError(message, 200)}`,
    where: "health.message",
  };
}

function scalerEvidence({ node }: Scaler) {
  const message = node?.health?.message;
  if (node === undefined || !message) return undefined;
  const field = "health.message (resource tree)";
  return evidence({ text: message, object: objectName(node), field });
}

function writerOf(of: Differing): string | undefined {
  const writer = of.differences.flatMap(({ manager }) => manager ?? [])[0];
  return writer === undefined || /^argocd/.test(writer.name) ? undefined : writer.name;
}

function writerFact(of: Differing, writer: string) {
  return {
    text: `${quote(writer, 80)} is the last to have written the field`,
    where: `${plain(of.kind)} ${plain(of.name)}, metadata.managedFields`,
  };
}
