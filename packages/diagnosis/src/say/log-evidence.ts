import type { EvidenceLine, Fact } from "@lynceus/contract";
import type { TellingLine } from "../logs/pick-telling-lines.ts";
import { objectName } from "../scene/node-info.ts";
import type { PodView } from "../scene/pod-view.ts";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { quote } from "../text/quote.ts";
import { shortPod } from "../text/short-pod.ts";

/** Log lines as evidence, in the order given. */
export function logEvidence(
  view: PodView,
  lines: readonly TellingLine[],
  previous: boolean,
): readonly EvidenceLine[] {
  return lines.map(({ line }) =>
    evidence({
      text: line.content,
      object: objectName(view.node),
      field: previous ? "log (previous)" : "log",
      at: line.at,
    }),
  );
}

export function logFact(
  view: PodView,
  workload: string,
  line: TellingLine,
  previous: boolean,
): Fact {
  const at = instant(line.line.at);
  return {
    text: `Its log says ${quote(line.message, 240)}`,
    where: `pod ${shortPod(view.node.name, workload)}, log${previous ? " before the restart" : ""}`,
    ...(at === undefined ? {} : { at }),
  };
}
