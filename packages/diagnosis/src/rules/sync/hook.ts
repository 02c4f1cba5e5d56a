import type { SyncResultResource } from "@lynceus/argocd";
import { resourceRef } from "../../say/finding.ts";
import { isSame, objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { hookLog } from "../../signals/hook-log.ts";
import { podSignals } from "../../signals/pod-signals.ts";
import { readCrash } from "../../signals/read-crash.ts";
import { toEvidence } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError } from "../../text/quote.ts";
import type { TroubleOf } from "../../trouble.ts";
import { readWaiting } from "./read-waiting.ts";
import { type SyncTold, syncRule } from "./sync-rule.ts";

type Hooks = TroubleOf<"hook">;

const isHook = (each: SyncResultResource) => (each.hookType ?? "") !== "";
const hasFailed = (each: SyncResultResource) => /^(?:Failed|Error)$/.test(each.hookPhase ?? "");
const missing = /is missing, it might have been deleted|Resource not found in cluster/;

/** E1: the sync waits for a hook that runs. */
export const hookRunning = syncRule("E1", (sync, scene) => {
  if (sync.kind !== "hook" || sync.hooks.some(hasFailed)) return undefined;
  const hook = sync.hooks.find((each) => isHook(each) && each.hookPhase === "Running");
  if (hook === undefined) return undefined;
  const log = hookLog(sync.groups, scene);
  return {
    ...about(hook, sync, scene),
    severity: "info",
    headline: `the sync waits for ${nameOf(hook)}, which is still running${log.first === undefined ? "" : `: ${quoteError(log.first, 110)}`}`,
    facts: log.facts,
    fix: `${waitsForLock.test(log.first ?? "") ? "End what holds the lock" : "See to what it waits for"}, or terminate the sync. A new commit is not picked up while ${quote(hook.name, 63)} runs.`,
  };
});

const waitsForLock = /\block(?:ed|s)?\b|waiting for (?:lock|transaction)/i;

/** E2: a hook ended badly; its log says why, unless Argo CD has deleted it before the next try. */
export const hookFailed = syncRule("E2", (sync, scene) => {
  if (sync.kind !== "hook") return undefined;
  const failed = sync.hooks.filter((each) => isHook(each) && hasFailed(each));
  const hook = failed.find((each) => each.syncPhase !== "SyncFail");
  if (hook === undefined || missing.test(hook.message ?? "")) return undefined;
  return tellFailed(hook, sync, scene, "the sync fails");
});

/** E9: only the hook that cleans up after a failed sync failed as well; what failed first is told elsewhere. */
export const cleanupFailed = syncRule("E9", (sync, scene) => {
  if (sync.kind !== "hook") return undefined;
  const failed = sync.hooks.filter((each) => isHook(each) && hasFailed(each));
  const hook = failed[0];
  if (hook === undefined || failed.some((each) => each.syncPhase !== "SyncFail")) return undefined;
  return tellFailed(hook, sync, scene, "the sync failed, and its clean-up did too");
});

function tellFailed(hook: SyncResultResource, sync: Hooks, scene: Scene, what: string): SyncTold {
  const log = hookLog(sync.groups, scene);
  const crash = sync.groups[0] && readCrash(sync.groups[0], scene);
  const code = crash?.exitCode === undefined ? "" : `, exit code ${crash.exitCode}`;
  const gone = log.lines.length === 0;
  const said = log.first === undefined ? "" : `: ${quoteError(log.first, 110)}`;
  return {
    ...about(hook, sync, scene),
    headline: `${what}: ${nameOf(hook)} ${hook.hookPhase === "Error" ? "could not run" : "failed"}${code}${said}`,
    facts: [
      ...log.facts,
      (hook.message ?? "") === ""
        ? undefined
        : {
            text: quote(hook.message ?? "", 240),
            where: `${hook.hookType} ${hook.kind} ${hook.name}, ${hook.hookPhase}`,
          },
      gone
        ? { text: "Its log is gone: Argo CD deletes a failed hook before the next try" }
        : undefined,
    ],
    fix: gone
      ? `Sync again and read the log of ${quote(hook.name, 63)} while it runs; then repair what it names.`
      : `Repair what the log of ${quote(hook.name, 63)} names, then sync again.`,
  };
}

/** E3: the sync waits for a hook that is not there any more: a TTL, or somebody deleted it. */
export const hookVanished = syncRule("E3", (sync, scene) => {
  if (sync.kind !== "hook") return undefined;
  const told = sync.hooks.find((each) => missing.test(each.message ?? ""));
  const waiting = readWaiting(sync.message);
  const awaited =
    waiting?.for === "completion"
      ? sync.hooks.find((each) => isHook(each) && isSame(each, waiting))
      : undefined;
  const isThere =
    scene.observed.tree === undefined ||
    (awaited !== undefined && scene.tree.nodes.some((node) => isSame(awaited, node)));
  const hook = told ?? (isThere ? undefined : awaited);
  if (hook === undefined) return undefined;
  return {
    ...about(hook, sync, scene),
    headline: `the sync waits for ${nameOf(hook)}, which is not there any more`,
    facts: [
      (hook.message ?? "") === ""
        ? undefined
        : {
            text: quote(hook.message ?? "", 200),
            where: `${hook.kind} ${hook.name}, ${hook.hookPhase}`,
          },
      {
        text: "It was deleted before Argo CD saw its end: `ttlSecondsAfterFinished`, or another controller",
      },
    ],
    fix: `Terminate the sync, remove \`ttlSecondsAfterFinished\` from ${quote(hook.name, 63)} and let \`argocd.argoproj.io/hook-delete-policy\` clean up instead; then sync again.`,
  };
});

function nameOf(hook: SyncResultResource): string {
  return `${hook.hookType} hook ${hook.kind} ${quote(hook.name, 63)}`;
}

function about(hook: SyncResultResource, sync: Hooks, scene: Scene) {
  return {
    resource: resourceRef(hook),
    evidence: [
      ...hookLog(sync.groups, scene).lines,
      ...sync.groups.flatMap((group) => podSignals(group, scene).map(toEvidence)),
      ...sync.hooks.map((each) =>
        evidence({
          text: each.message ?? "",
          object: objectName(each),
          field: "operationState.syncResult.resources[].message",
        }),
      ),
    ].filter((line) => line.excerpt !== ""),
  };
}
