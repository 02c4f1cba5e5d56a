import { code } from "./clip.ts";
import type { RankedLine } from "./rank-lines.ts";

/** A line of a result as a statement of what was seen where. */
export function sayLine({ evidence, before, excerpt, kind, path }: RankedLine): string {
  const quoted = code(excerpt);
  const { tool } = evidence;
  if (/logs?$/.test(tool)) return `The log says ${quoted}`;
  if (/events?$/.test(tool)) {
    const [, reason] = /^(?:Warning|Normal) ([A-Z]\w+)/.exec(before) ?? [];
    return `Kubernetes reports ${reason === undefined ? "" : `\`${reason}\`: `}${quoted}`;
  }
  if (/history|revision|metadata/.test(tool)) return `The history has ${quoted}`;
  if (kind === "object") {
    return /_diff$/.test(tool)
      ? `Cluster against Git: ${quoted}`
      : `The revision changed this: ${quoted}`;
  }
  if (/_diff$/.test(tool)) return `Git and cluster differ: ${quoted}`;
  if (/manifests|resources$/.test(tool)) {
    const under = path.split(".").at(-1) ?? "";
    return `The manifest has ${quoted}${under === "" ? "" : ` under \`${under}\``}`;
  }
  if (/tree$/.test(tool)) return `The resource tree says ${code(messageOf(excerpt))}`;
  return `\`${tool}\` has ${quoted}`;
}

/** What a line of the tree says in words: its health is one word, and often another object's. */
function messageOf(excerpt: string): string {
  return /"([^"]{12,})"/.exec(excerpt)?.[1] ?? excerpt;
}
