import type { RankedLine } from "./rank-lines.ts";

/** A line of a result as a statement of what was seen where. */
export function sayLine({ evidence, before, excerpt }: RankedLine): string {
  const quoted = `\`${excerpt.replace(/`/g, "'")}\``;
  const { tool } = evidence;
  if (/logs?$/.test(tool)) return `The log says ${quoted}`;
  if (/events?$/.test(tool)) {
    const [, reason] = /^(?:Warning|Normal) ([A-Z]\w+)/.exec(before) ?? [];
    return `Kubernetes reports ${reason === undefined ? "" : `\`${reason}\`: `}${quoted}`;
  }
  if (/history|revision|metadata/.test(tool)) return `The history has ${quoted}`;
  if (/diff$/.test(tool)) return `Git and cluster differ: ${quoted}`;
  if (/manifests|resources$/.test(tool)) return `The manifest has ${quoted}`;
  return `\`${tool}\` has ${quoted}`;
}
