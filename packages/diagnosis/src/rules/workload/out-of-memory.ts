import type { Fact } from "@lynceus/contract";
import { logEvidence } from "../../say/log-evidence.ts";
import { objectName } from "../../scene/node-info.ts";
import { podTemplate, templateContainer } from "../../scene/pod-template.ts";
import { lastEnd } from "../../signals/pod-signals.ts";
import { toEvidence } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { instant } from "../../text/instant.ts";
import { quantityBytes } from "../../text/quantity.ts";
import { quote } from "../../text/quote.ts";
import { type FailingPods, placeOf, podRule, versionBefore, whereOf } from "../pod-rule.ts";

/** F7: the kernel kills the container for memory; the kubelet says `OOMKilled`, whatever the exit code. */
export const outOfMemory = podRule("F7", (pods) => {
  const { view, group, scene } = pods;
  const { container } = view;
  const end = lastEnd(container);
  if (container === undefined || end?.reason !== "OOMKilled") return undefined;
  // What was killed once, long ago, and runs since is not ready for another reason.
  if (runsFor(pods) > settledMs && view.restarts < 3) return undefined;

  const limit = memoryLimit(pods);
  const at = instant(end.finishedAt);
  const line = largestLine(pods);
  const last = scene.log(view)?.lines.at(-1);
  const times = view.restarts === 1 ? ", 1 restart" : `, ${view.restarts} restarts`;
  const before = versionBefore(pods);
  return {
    headline: (who) =>
      `${who.plural ? "run" : "runs"} out of memory: OOMKilled ${limit === undefined ? "without a limit of its own" : `at its limit of ${quote(limit, 20)}`}${view.restarts > 0 ? times : ""}`,
    facts: [
      {
        text: `OOMKilled, exit code ${end.exitCode}${limit === undefined ? "; it has no memory limit, so its node ran short" : `; memory limit ${quote(limit, 20)}`}`,
        where: whereOf(pods),
        ...(at === undefined ? {} : { at }),
      },
      line === undefined
        ? last && lastLine(last.content)
        : { text: `Its log says ${quote(line.content, 200)}, which is more than the limit allows` },
    ],
    evidence: [
      evidence({
        text: end.reason,
        object: objectName(view.node),
        field: `status.${view.initContainer ? "initContainerStatuses" : "containerStatuses"}[].${end.field}.reason`,
        at: end.finishedAt,
      }),
      limit === undefined
        ? undefined
        : evidence({
            text: limit,
            object: objectName(view.node),
            field: `spec.containers[${container.name}].resources.limits.memory`,
          }),
      ...logEvidence(view, lineAsTelling(line ?? last), scene.log(view)?.previous ?? false),
      ...pods.signals.map(toEvidence),
    ],
    fix: `Raise the memory limit of container ${quote(container.name, 63)}${limit === undefined ? "" : ` (now ${quote(limit, 20)})`} above what it needs, or make it need less, in ${placeOf(pods)}${before === undefined || group.subject !== "new-revision" ? "" : `; ${quote(before, 60)} ran before`}.`,
  };
});

const settledMs = 5 * 60_000;

function runsFor({ view, scene }: FailingPods): number {
  const since = Date.parse(view.container?.state?.running?.startedAt ?? "");
  return Number.isNaN(since) ? 0 : scene.observed.observedAt.getTime() - since;
}

function memoryLimit({ view, group, scene }: FailingPods): string | undefined {
  const name = view.container?.name;
  const own = view.pod?.spec?.containers.find((each) => each.name === name);
  if (own?.resources?.limits?.memory !== undefined) return own.resources.limits.memory;
  return (
    templateContainer(podTemplate(group.owner, scene), name)?.resources?.limits?.memory ?? undefined
  );
}

const size = /\b(\d+(?:[.,]\d+)?) ?([KMGT]i?B)\b/g;

/** A line that tells of an amount of memory above the limit. */
function largestLine(pods: FailingPods) {
  const bound = quantityBytes(memoryLimit(pods) ?? "");
  if (bound === undefined) return undefined;
  return pods.scene.log(pods.view)?.lines.findLast(({ content }) =>
    [...content.matchAll(size)].some(([, amount = "", unit = ""]) => {
      const bytes = quantityBytes(`${amount.replace(",", ".")}${unit.replace(/B$/, "")}`);
      return bytes !== undefined && bytes >= bound;
    }),
  );
}

function lastLine(content: string): Fact {
  return { text: `Its log ends with ${quote(content, 160)}` };
}

function lineAsTelling(line: Parameters<typeof logEvidence>[1][number]["line"] | undefined) {
  return line === undefined ? [] : [{ line, message: line.content, index: 0, score: 0 }];
}
