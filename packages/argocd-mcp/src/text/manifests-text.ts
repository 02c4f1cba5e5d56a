import type { ManifestsResult } from "@lynceus/contract";
import { TOKEN_BYTES } from "../fit-items.ts";
import { applicationLine } from "./application-line.ts";
import {
  changeLines,
  cutLine,
  noteLines,
  objectOf,
  revisionsOf,
  yamlLines,
} from "./change-lines.ts";
import { fitLines } from "./fit-lines.ts";
import { deploymentHead, sourceLine } from "./history-text.ts";
import { leftOutLine } from "./left-out-line.ts";
import { count } from "./quote.ts";

/** `get_application_manifests`'s result: what was rendered, which deployment brought the difference, then the lines. */
export function manifestsText(
  result: ManifestsResult,
  args: {
    readonly maxTokens: number;
    readonly compareTo?: string | undefined;
    readonly grep?: string | undefined;
  },
): string {
  const { application, broughtBy, changes, manifests, notes, leftOut } = result;
  const lines = [
    ...changes.flatMap(changeLines),
    ...manifests.flatMap((manifest) => [
      objectOf(manifest),
      ...yamlLines(manifest.lines),
      ...cutLine(manifest.cut),
    ]),
  ];
  const head = [
    applicationLine(application),
    verdict(result, args),
    ...broughtLines(broughtBy),
    ...noteLines(notes),
  ];
  return fitLines(
    head,
    lines,
    (shown) => leftOutLine(lines.length - shown, leftOut),
    args.maxTokens * TOKEN_BYTES,
  );
}

function verdict(
  { revisions, comparedTo, total, changes, manifests }: ManifestsResult,
  {
    compareTo,
    grep,
  }: { readonly compareTo?: string | undefined; readonly grep?: string | undefined },
): string {
  const at = revisionsOf(revisions);
  const fitting = grep === undefined ? "" : " with a line that fits grep";
  if (compareTo === undefined) {
    return grep === undefined
      ? `${count(total, "object")} at ${at}:`
      : `${count(manifests.length, "object")} of ${total} at ${at}${fitting}:`;
  }
  if (comparedTo === undefined) return `No difference found at ${at}.`;
  return changes.length === 0
    ? `No difference${fitting} between ${revisionsOf(comparedTo)} and ${at}.`
    : `Changed${fitting}, - at ${revisionsOf(comparedTo)}, + at ${at}:`;
}

function broughtLines(broughtBy: ManifestsResult["broughtBy"]): readonly string[] {
  if (broughtBy === undefined) return [];
  const { deployment, sources } = broughtBy;
  const head = deployment === undefined ? "not deployed yet" : deploymentHead(deployment);
  return [`brought by ${head}`, ...sources.map((source) => `   ${sourceLine(source, 200)}`)];
}
