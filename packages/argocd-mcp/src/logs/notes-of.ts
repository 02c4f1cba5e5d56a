import type { LogLine } from "@lynceus/argocd";
import { clip } from "../clip.ts";
import type { PodLog } from "./read-pod-log.ts";

/** What Argo CD said instead of a log, or that there is none, in words. */
export function notesOf(
  log: Pick<PodLog, "pod" | "container">,
  lines: readonly LogLine[],
): string[] {
  const said = new Set(lines.filter(({ status }) => status).map(({ content }) => content));
  const notes = [...said].slice(0, 5).map((text) => `${place(log)}: ${clip(text, 300)}`);
  if (lines.length === 0) notes.push(`${place(log)}: the log is empty.`);
  return notes;
}

/** ``api in pod orders-api-5d…``, as notes name a log. */
export function place({ pod, container }: Pick<PodLog, "pod" | "container">): string {
  return `${container} in pod ${pod}`;
}
