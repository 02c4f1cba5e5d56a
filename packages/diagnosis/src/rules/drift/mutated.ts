import { isNormalised } from "../../drift/is-normalised.ts";
import type { Difference, Differing } from "../../drift/read-differences.ts";
import { isArgocd, isHand } from "../../drift/read-managers.ts";
import { mainSource } from "../../say/source-place.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import { driftRule } from "./drift-rule.ts";
import { differenceFact, sayDifferences, sayObject } from "./say-difference.ts";

/** K5: fields that a controller is known to fill in after Argo CD applied them. */
export const knownNoise = driftRule("K5", (drift) => {
  const [first] = drift.objects;
  if (first === undefined || drift.objects.some((each) => noiseOf(each) === undefined))
    return undefined;
  const noise = noiseOf(first) ?? { by: "", pointer: "" };
  return {
    headline: `${sayObject(first)} differs only where ${noise.by}: nothing is wrong`,
    facts: [differenceFact(first)],
    fix: `List ${quote(noise.pointer, 100)} of ${first.kind} in \`ignoreDifferences\` (Application or \`argocd-cm\`), with \`RespectIgnoreDifferences=true\` where self-heal is on.`,
  };
});

/** K6: a chart that makes a password or a certificate anew with each rendering; Helm's `lookup` sees nothing here. */
export const randomOutput = driftRule("K6", (drift) => {
  const { application, objects, all } = drift;
  const source = mainSource(application);
  const isHelm = (source?.chart ?? "") !== "" || source?.helm != null;
  const random = (each: { kind: string; name: string }) =>
    each.kind === "Secret" || /checksum/.test(sayOf(objects, each));
  if (!isHelm || drift.isNewer || all.length === 0 || !all.every(random)) return undefined;
  if (!all.some(({ kind }) => kind === "Secret") || drift.pruned.length > 0) return undefined;
  if (
    objects.some(({ differences }) => differences.some(({ manager }) => manager && isHand(manager)))
  ) {
    return undefined;
  }
  const names = quoteNames(all.filter(({ kind }) => kind === "Secret").map(({ name }) => name));
  return {
    headline: `Secret ${names} comes out differently each time the chart is rendered, most likely a generated password or certificate`,
    facts: [
      { text: "Nothing was committed since the last deployment", where: "status.history" },
      {
        text: "Helm's `lookup` sees no cluster in Argo CD, so a chart cannot keep what it made before",
      },
    ],
    fix: `Give the chart an existing Secret in ${drift.place} (often \`existingSecret\`), or ignore its \`/data\` with \`RespectIgnoreDifferences=true\`.`,
  };
});

/** K4: a webhook, a default or a controller of the cluster completes what Git says. */
export const mutatedInCluster = driftRule("K4", (drift) => {
  const [first] = drift.objects;
  if (first === undefined || drift.isNewer || drift.pruned.length > 0) return undefined;
  const all = drift.objects.flatMap(({ differences }) => differences);
  const writers = [
    ...new Set(all.flatMap(({ manager }) => (manager && !isArgocd(manager) ? manager.name : []))),
  ];
  const isSame = all.every(isNormalised);
  const isFilled = all.every((each) => isNormalised(each) || isEmptyInGit(each));
  if (!isSame && !isFilled && (writers.length === 0 || all.some(byHand))) return undefined;
  const by = writers.length === 0 ? "a webhook or a default of the cluster" : quoteNames(writers);
  return {
    headline: isSame
      ? `${sayObject(first)} differs in notation only: ${sayDifferences(first)}`
      : `${by} fills in ${sayObject(first)} after Argo CD applied it: ${sayDifferences(first)}`,
    facts: [
      differenceFact(first),
      { text: "Nothing was committed since the last deployment", where: "status.history" },
    ],
    fix: isSame
      ? `Write it in ${drift.place} as the cluster does, or compare on the server: annotation \`argocd.argoproj.io/compare-options: ServerSideDiff=true\`.`
      : `List the field in \`ignoreDifferences\` (\`jsonPointers\`${writers.length === 0 ? "" : `, or \`managedFieldsManagers\`: ${by}`}), or compare on the server: \`argocd.argoproj.io/compare-options: ServerSideDiff=true,IncludeMutationWebhook=true\`.`,
  };
});

function byHand({ manager }: Difference): boolean {
  return manager !== undefined && isHand(manager);
}

function isEmptyInGit({ git, manager }: Difference): boolean {
  if (manager !== undefined && isHand(manager)) return false;
  return git === undefined || git === null || git === "";
}

function sayOf(
  objects: readonly Differing[],
  { kind, name }: { kind: string; name: string },
): string {
  const of = objects.find((each) => each.kind === kind && each.name === name);
  const paths = of?.differences.map(({ path }) => path.join("/")) ?? [];
  return paths.length > 0 && paths.every((path) => /checksum/.test(path)) ? "checksum" : "";
}

interface Noise {
  readonly by: string;
  readonly pointer: string;
}

function noiseOf({ kind, differences }: Differing): Noise | undefined {
  if (differences.length === 0) return undefined;
  const ends = (pattern: RegExp) =>
    differences.every(({ path }) => pattern.test(`/${path.join("/")}`));
  if (ends(/\/caBundle$/)) {
    return {
      by: "a controller puts in its `caBundle`",
      pointer: "/webhooks/*/clientConfig/caBundle",
    };
  }
  if (kind === "ClusterRole" && ends(/^\/rules/)) {
    return { by: "Kubernetes aggregates its `rules`", pointer: "/rules" };
  }
  if (
    kind === "CustomResourceDefinition" &&
    ends(/^\/(?:status|spec\/preserveUnknownFields|spec\/conversion)/)
  ) {
    return { by: "the API server completes it", pointer: "/spec/preserveUnknownFields" };
  }
  if (ends(/^\/status/)) return { by: "its controller writes its `status`", pointer: "/status" };
  return undefined;
}
