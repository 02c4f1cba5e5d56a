import type { EvidenceLine, Fact, Finding } from "@lynceus/contract";
import { logEvidence, logFact } from "../say/log-evidence.ts";
import { podFinding } from "../say/pod-finding.ts";
import { sayWho, verb, type Who } from "../say/say-who.ts";
import type { PodGroup } from "../scene/group-pods.ts";
import { isStarting } from "../scene/is-starting.ts";
import { objectName } from "../scene/node-info.ts";
import type { Scene } from "../scene/scene.ts";
import { podSignals, podWhere } from "../signals/pod-signals.ts";
import { type Crash, readCrash } from "../signals/read-crash.ts";
import { resourceSignals } from "../signals/resource-signals.ts";
import { type Signal, toEvidence, toFact } from "../signals/signal.ts";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { quote, quoteError } from "../text/quote.ts";
import type { TroubleOf } from "../trouble.ts";

/** Failing pods that no rule knows: how they fail is said plainly, why is quoted. */
export function describePods(trouble: TroubleOf<"pods">, scene: Scene): Finding {
  const [group] = trouble.groups;
  const crash = readCrash(group, scene);
  const named = trouble.named.flatMap((node) => resourceSignals(node, scene));
  const own = podSignals(group, scene);
  const signals = [...own.slice(0, 1), ...named, ...own.slice(1)];
  const who = sayWho(trouble.groups, scene);
  const calm = isCalm(group, signals, crash, scene);
  return podFinding(trouble.groups, scene, {
    mode: "?",
    headline: headline(who, group, crash, signals[0], calm),
    ...(calm ? { severity: "info" as const } : {}),
    facts: [
      crash === undefined || crash.exitCode === undefined
        ? undefined
        : crashFact(crash, trouble.groups),
      crash?.by === "killed" ? killedFact(crash) : undefined,
      ...(crash?.lines.slice(0, 2) ?? []).map((line) =>
        logFact((crash as Crash).view, group.workload.name, line, (crash as Crash).previous),
      ),
      ...signals.slice(0, 2).map((signal) => toFact(signal)),
    ],
    evidence: [
      crash?.reason === undefined
        ? undefined
        : evidence({
            text: crash.reason,
            object: objectName(crash.view.node),
            field: `status.containerStatuses[].${crash.field}.reason`,
            at: crash.finishedAt,
          }),
      ...(crash === undefined ? [] : logEvidence(crash.view, crash.lines, crash.previous)),
      ...signals.map(toEvidence),
      stateEvidence(group),
    ],
  });
}

function stateEvidence(group: PodGroup): EvidenceLine | undefined {
  const failing = group.pods.find((pod) => pod.state === "failing");
  if (failing === undefined || failing.reason === "") return undefined;
  return evidence({
    text: failing.reason,
    object: objectName(failing.node),
    field: "Status Reason (resource tree)",
  });
}

/** Nothing warns, nothing restarts: pods that are only on their way. */
function isCalm(
  group: PodGroup,
  signals: readonly Signal[],
  crash: Crash | undefined,
  scene: Scene,
): boolean {
  if (group.pods.some((pod) => pod.restarts > 0) || (crash !== undefined && crash.by !== "runs"))
    return false;
  const isProbed = ({ field }: Signal) => field === "event Unhealthy";
  if (isStarting(group, scene)) return signals.every(isProbed);
  return signals.length === 0 && group.workload.health?.status !== "Degraded";
}

function headline(
  who: Who,
  group: PodGroup,
  crash: Crash | undefined,
  signal: Signal | undefined,
  calm: boolean,
): string {
  const reason = group.pods.find((pod) => pod.state === "failing")?.reason ?? "";
  const said = signal === undefined ? "" : `: ${quoteError(signal.text, 160)}`;
  if (/ErrImage|ImagePull|InvalidImageName|SignatureValidationFailed/.test(reason)) {
    const words = /^Back-off pulling image "[^"]*"$/.test(signal?.text ?? "") ? "" : said;
    return `${who.text} cannot pull ${who.possessive} image${words === "" ? ` (${quote(reason, 40)})` : words}`;
  }
  if (crash !== undefined && crash.exitCode !== undefined) {
    const [line] = crash.lines;
    const how = crash.reason ?? "terminated";
    const ends = verb(who, "ends", "end");
    const code = `${ends} with exit code ${crash.exitCode} (${quote(how, 40)})`;
    return `${who.text} ${code}${line === undefined ? "" : `: ${quote(line.message, 100)}`}`;
  }
  if (reason === "Pending") return `${who.text} cannot be scheduled${said}`;
  if (calm) return `${who.text} ${verb(who, "is", "are")} not ready yet`;
  if (/ConfigError|ContainerCreating|Init|StartError|RunContainerError/.test(reason)) {
    return `${who.text} cannot start (${quote(reason, 60)})${said}`;
  }
  return `${who.text} ${verb(who, "is", "are")} not ready${reason === "" || reason === "Running" ? "" : ` (${quote(reason, 60)})`}${said}`;
}

function killedFact({ exitCode }: Crash): Fact {
  return {
    text:
      exitCode === 143
        ? "143 is SIGTERM: something asked it to stop, and the kubelet does not say what"
        : "137 is SIGKILL: the kernel for want of memory, or the node; the kubelet does not say which",
  };
}

function crashFact(crash: Crash, groups: TroubleOf<"pods">["groups"]): Fact {
  const at = instant(crash.finishedAt);
  const restarts = crash.restarts === 0 ? "" : `, ${crash.restarts} restarts`;
  return {
    text: `${crash.reason ?? "Terminated"}, exit ${crash.exitCode}${restarts}`,
    where: podWhere(crash.view, groups),
    ...(at === undefined ? {} : { at }),
  };
}
