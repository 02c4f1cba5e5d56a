import type { GetResourcesResult } from "@lynceus/contract";
import { fitLines } from "./fit-lines.ts";
import { leftOutLine } from "./left-out-line.ts";
import { name, quote } from "./quote.ts";

/** `get_resources`' result: what could not be read, then the manifests with what was taken out of them. */
export function resourcesText(result: GetResourcesResult, maxBytes: number): string {
  const { resources, notes, leftOut } = result;
  const head = notes.map((note) => `note: ${quote(note, 450)}`);
  const lines = resources.map(({ kind, namespace, name: own, manifest, cut }) => {
    const title = [kind, namespace, own].flatMap((part) => (part === undefined ? [] : name(part)));
    const without = cut.length === 0 ? "" : ` without ${cut.join("; ")}`;
    return `# ${title.join("/")}, live${without}:\n${manifest.trimEnd()}`;
  });
  return fitLines(head, lines, (shown) => leftOutLine(lines.length - shown, leftOut), maxBytes);
}
