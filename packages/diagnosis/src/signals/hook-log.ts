import type { EvidenceLine, Fact } from "@lynceus/contract";
import { pickTellingLines } from "../logs/pick-telling-lines.ts";
import { logEvidence, logFact } from "../say/log-evidence.ts";
import type { PodGroup } from "../scene/group-pods.ts";
import type { Scene } from "../scene/scene.ts";
import { podSignals } from "./pod-signals.ts";
import { toFact } from "./signal.ts";

/** What a hook's pods say: their log's most telling lines, or the last one of a log that tells nothing. */
export interface HookLog {
  readonly facts: readonly Fact[];
  readonly lines: readonly EvidenceLine[];
  /** The line to say first. */
  readonly first: string | undefined;
}

export function hookLog(groups: readonly PodGroup[], scene: Scene): HookLog {
  const logs = groups.map((group) => readLog(group, scene));
  const facts = logs.flatMap((log) => log.facts);
  const signals = groups.flatMap((group) => podSignals(group, scene).slice(0, 1));
  return {
    facts: facts.length > 0 ? facts : signals.map((signal) => toFact(signal)),
    lines: logs.flatMap((log) => log.lines),
    first: logs.map((log) => log.first).find((line) => line !== undefined),
  };
}

function readLog(group: PodGroup, scene: Scene): HookLog {
  const view = group.pods.find((pod) => scene.log(pod) !== undefined);
  const log = view && scene.log(view);
  if (view === undefined || log === undefined) return { facts: [], lines: [], first: undefined };
  const telling = pickTellingLines(log.lines);
  const last = log.lines.at(-1);
  const lines =
    telling.length > 0 || last === undefined
      ? telling
      : [{ line: last, message: last.content.trim(), index: log.lines.length - 1, score: 0 }];
  return {
    facts: lines.slice(0, 2).map((line) => logFact(view, group.workload.name, line, log.previous)),
    lines: logEvidence(view, lines, log.previous),
    first: lines[0]?.message,
  };
}
