import type { LogWarning } from "@lynceus/contract";
import { longestLine, type Scene } from "../scene/scene.ts";
import { clean, cut } from "../text/clean.ts";
import { instant } from "../text/instant.ts";
import { shapeOf } from "../text/shape.ts";
import { lineLevel } from "./line-level.ts";
import { lineMessage } from "./line-message.ts";
import { weighWarning } from "./weigh-warning.ts";

const mostWarnings = 8;
const weights: Readonly<Record<LogWarning["weight"], number>> = {
  matters: 0,
  unclear: 1,
  harmless: 2,
};

/** Warning and error lines of containers that run and are ready, repeats folded, what matters first. */
export function weighWarnings(scene: Scene): readonly LogWarning[] {
  const ready = new Set(
    scene.observed.pods.flatMap((pod) =>
      (pod.status?.containerStatuses ?? [])
        .filter((status) => status.ready)
        .map((status) => `${pod.metadata.name}/${status.name}`),
    ),
  );
  const folded = new Map<string, LogWarning>();
  for (const log of scene.observed.logs) {
    if (log.previous || !ready.has(`${log.pod}/${log.container}`)) continue;
    for (const line of log.lines) {
      if (line.status) continue;
      const text = clean(cut(line.content, longestLine)).trim();
      const level = lineLevel(text);
      if (level !== "warning" && level !== "error" && level !== "fatal") continue;
      const message = lineMessage(text);
      const key = `${log.container} ${shapeOf(message)}`;
      const known = folded.get(key);
      const at = instant(line.at);
      folded.set(key, {
        ...(known ?? {
          line: cut(text, 500),
          pod: log.pod,
          container: log.container,
          ...weighWarning(message, level),
        }),
        count: (known?.count ?? 0) + 1,
        ...(at === undefined ? {} : { at: later(known?.at, at) }),
      });
    }
  }
  return [...folded.values()]
    .sort((a, b) => weights[a.weight] - weights[b.weight] || b.count - a.count)
    .slice(0, mostWarnings);
}

function later(known: string | undefined, at: string): string {
  return known !== undefined && known > at ? known : at;
}
