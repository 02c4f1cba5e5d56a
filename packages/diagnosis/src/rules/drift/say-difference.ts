import type { ManagedResource } from "@lynceus/argocd";
import type { EvidenceLine, Fact } from "@lynceus/contract";
import { itemKey, sayPath, valueAt } from "../../drift/field-path.ts";
import type { Difference, Differing } from "../../drift/read-differences.ts";
import { objectName } from "../../scene/node-info.ts";
import { evidence } from "../../text/evidence.ts";
import { imageTag } from "../../text/image.ts";
import { quote } from "../../text/quote.ts";

const mostSaid = 3;

/** `Deployment `x``. */
export function sayObject({
  kind,
  name,
}: {
  readonly kind: string;
  readonly name: string;
}): string {
  return `${kind} ${quote(name, 63)}`;
}

/** `` `env LOG_LEVEL` is `debug` (Git: `info`) ``; of Secrets no value is said. */
function sayDifference({ path, live, git }: Difference, kind: string): string {
  const field = quote(sayPath(path), 80);
  if (kind === "Secret") return `${field} differs`;
  if (git === undefined) return `${field} (${short(live)}) is not in Git`;
  if (live === undefined) return `${field} is ${short(git)} in Git and not in the cluster`;
  return `${field} is ${short(live)} (Git: ${short(git)})`;
}

/** The first few, and how many more there are. */
export function sayDifferences(of: Differing, all: readonly Difference[] = of.differences): string {
  const shown = all.slice(0, mostSaid).map((each) => sayDifference(each, of.kind));
  const more = all.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

export function differenceFact(of: Differing, all?: readonly Difference[]): Fact {
  return { text: `In the cluster ${sayDifferences(of, all)}`, where: `${of.kind} ${of.name}` };
}

/** The version that a sync would bring: `4.1.0` to `4.2.0`; undefined when no image changes its tag. */
export function imageChange(of: Differing): { from: string; to: string } | undefined {
  for (const { path, live, git } of of.differences) {
    if (path.at(-1) !== "image" || typeof live !== "string" || typeof git !== "string") continue;
    const [from, to] = [imageTag(live), imageTag(git)];
    if (from !== undefined && to !== undefined && from !== to) return { from, to };
  }
  return undefined;
}

function short(value: unknown): string {
  if (typeof value === "string") return quote(value, 80);
  const text = JSON.stringify(value);
  return text === undefined ? "nothing" : quote(text, 80);
}

/** Both sides of what differs, as they stand in Argo CD's comparison. */
export function differenceEvidence(
  of: Differing,
  managed: ManagedResource | undefined,
): readonly EvidenceLine[] {
  if (managed === undefined || of.kind === "Secret") return [];
  const object = objectName(of);
  const { normalizedLiveState: live = "", predictedLiveState: git = "" } = managed;
  return of.differences.slice(0, mostSaid).flatMap((difference) => {
    const lines = [
      { text: excerptOf(live, difference, of.live), field: "live state (managed-resources)" },
      { text: excerptOf(git, difference, parse(git)), field: "desired state (managed-resources)" },
    ];
    return lines.flatMap(({ text, field }) =>
      text === undefined ? [] : [evidence({ text, object, field })],
    );
  });
}

/** The field as it stands in the JSON text: with the item that it belongs to, else with its name. */
function excerptOf(text: string, { path }: Difference, object: unknown): string | undefined {
  const last = path.at(-1) ?? "";
  const item = valueAt(object, path.slice(0, -1));
  const value = valueAt(object, path);
  if (value === undefined) return undefined;
  const candidates = [
    itemKey(item) === path.at(-2) ? JSON.stringify(item) : undefined,
    last.startsWith("[")
      ? JSON.stringify(value)
      : `${JSON.stringify(last)}:${JSON.stringify(value)}`,
    `${JSON.stringify(last)}:`,
  ];
  return candidates.find((each) => each !== undefined && each.length < 400 && text.includes(each));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
