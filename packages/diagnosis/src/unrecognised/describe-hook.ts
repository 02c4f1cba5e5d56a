import type { Fact, Finding } from "@lynceus/contract";
import { pickTellingLines } from "../logs/pick-telling-lines.ts";
import { applicationRef } from "../say/application-ref.ts";
import { changeFact, changeOfSync } from "../say/find-change.ts";
import { finding, resourceRef } from "../say/finding.ts";
import { logEvidence, logFact } from "../say/log-evidence.ts";
import type { PodGroup } from "../scene/group-pods.ts";
import { objectName } from "../scene/node-info.ts";
import type { Scene } from "../scene/scene.ts";
import { podSignals } from "../signals/pod-signals.ts";
import { readCrash } from "../signals/read-crash.ts";
import { toEvidence, toFact } from "../signals/signal.ts";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { quote, quoteError } from "../text/quote.ts";
import type { TroubleOf } from "../trouble.ts";

/** A sync that waits for a hook, a wave or a deletion, or that failed there. */
export function describeHook(trouble: TroubleOf<"hook">, scene: Scene): Finding {
  const { observed } = scene;
  const operation = observed.application.status?.operationState;
  const hook = trouble.hooks.find((each) => each.hookPhase !== "Running") ?? trouble.hooks[0];
  const [application, object] = applicationRef(observed);
  const failed = hook !== undefined && hook.hookPhase !== "Running";
  const since = instant(operation?.startedAt);
  const change = changeOfSync(observed);
  const words = hook === undefined ? undefined : sayHook(trouble, scene);
  return finding({
    mode: "?",
    severity: failed || operation?.phase === "Failed" ? "warning" : "info",
    subject: "new-revision",
    resource: hook === undefined ? application : resourceRef(hook),
    version: change?.revision.slice(0, 7),
    since,
    headline: headline(trouble, words),
    facts: [
      hook !== undefined && failed && (hook.message ?? "") !== ""
        ? {
            text: quote(hook.message ?? "", 240),
            where: `${hook.hookType ?? "wave"} ${hook.kind} ${hook.name}, ${hook.hookPhase}`,
          }
        : undefined,
      ...logFacts(trouble.groups, scene),
      trouble.message === ""
        ? undefined
        : {
            text: quote(trouble.message, 240),
            where: `operation ${operation?.phase ?? ""}`,
            ...(since === undefined ? {} : { at: since }),
          },
      hook && change && changeFact(change, [observed.summary.name]),
    ],
    evidence: [
      ...trouble.hooks.map((each) =>
        evidence({
          text: each.message ?? "",
          object: objectName(each),
          field: "operationState.syncResult.resources[].message",
        }),
      ),
      ...trouble.groups.flatMap((group) => [
        ...hookLog(group, scene).lines,
        ...podSignals(group, scene).map(toEvidence),
      ]),
      evidence({
        text: trouble.message,
        object,
        field: "status.operationState.message",
        at: operation?.startedAt,
      }),
    ].filter((line) => line.excerpt !== ""),
  });
}

function headline(trouble: TroubleOf<"hook">, hook: string | undefined): string {
  if (hook !== undefined) return hook;
  return trouble.message === ""
    ? "a sync is running"
    : `the sync is still running: ${quoteError(trouble.message, 160)}`;
}

function sayHook(trouble: TroubleOf<"hook">, scene: Scene): string | undefined {
  const hook = trouble.hooks.find((each) => each.hookPhase !== "Running") ?? trouble.hooks[0];
  if (hook === undefined) return undefined;
  const type = hook.hookType === undefined ? "" : `${hook.hookType} hook `;
  const name = `${type}${hook.kind} ${quote(hook.name, 63)}`;
  if (hook.hookPhase === "Running") return `the sync waits for ${name}, which is still running`;
  const crash = trouble.groups[0] && readCrash(trouble.groups[0], scene);
  const code = crash?.exitCode === undefined ? "" : `, exit code ${crash.exitCode}`;
  return `the sync fails: ${name} ${hook.hookPhase === "Error" ? "could not run" : "failed"}${code}`;
}

function logFacts(groups: readonly PodGroup[], scene: Scene): readonly Fact[] {
  const facts = groups.flatMap((group) => hookLog(group, scene).facts);
  if (facts.length > 0) return facts;
  return groups.flatMap((group) =>
    podSignals(group, scene)
      .slice(0, 1)
      .map((signal) => toFact(signal)),
  );
}

/** What the hook's own log says; of one that still runs, its last line. */
function hookLog(group: PodGroup, scene: Scene) {
  const view = group.pods.find((pod) => scene.log(pod) !== undefined);
  const log = view && scene.log(view);
  if (view === undefined || log === undefined) return { facts: [], lines: [] };
  const telling = pickTellingLines(log.lines);
  const last = log.lines.at(-1);
  const lines =
    telling.length > 0 || last === undefined
      ? telling
      : [{ line: last, message: last.content.trim(), index: log.lines.length - 1, score: 0 }];
  return {
    facts: lines.slice(0, 2).map((line) => logFact(view, group.workload.name, line, log.previous)),
    lines: logEvidence(view, lines, log.previous),
  };
}
