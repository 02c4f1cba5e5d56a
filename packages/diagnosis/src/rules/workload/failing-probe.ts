import type { ResourceEvent } from "@lynceus/argocd";
import type { Fact } from "@lynceus/contract";
import { logEvidence, logFact } from "../../say/log-evidence.ts";
import { podFinding } from "../../say/pod-finding.ts";
import { sayWho, verb, type Who } from "../../say/say-who.ts";
import { sourcePlace } from "../../say/source-place.ts";
import type { PodGroup } from "../../scene/group-pods.ts";
import { isStarting } from "../../scene/is-starting.ts";
import { objectName } from "../../scene/node-info.ts";
import { podTemplate, templateContainer } from "../../scene/pod-template.ts";
import { eventTime, type Scene } from "../../scene/scene.ts";
import { podWhere } from "../../signals/pod-signals.ts";
import { type Crash, readCrash } from "../../signals/read-crash.ts";
import { evidence } from "../../text/evidence.ts";
import { instant } from "../../text/instant.ts";
import { quote } from "../../text/quote.ts";
import { shortPod } from "../../text/short-pod.ts";
import type { TroubleOf } from "../../trouble.ts";
import type { Rule } from "../rule.ts";

/** F8: the kubelet kills the container because its liveness or startup probe fails. */
export const livenessKills: Rule = {
  mode: "F8",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "pods") return undefined;
    const crash = readCrash(trouble.groups[0], scene);
    return crash?.by === "liveness" ? probeFinding("F8", trouble, crash, scene) : undefined;
  },
};

/** F14: the container runs, and its readiness probe fails. */
export const readinessFails: Rule = {
  mode: "F14",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "pods") return undefined;
    const crash = readCrash(trouble.groups[0], scene);
    if (isStarting(trouble.groups[0], scene)) return undefined;
    return crash?.by === "runs" ? probeFinding("F14", trouble, crash, scene) : undefined;
  },
};

const probes =
  /^(Liveness|Startup|Readiness) probe (?:failed|errored)(?: and resulted in error)?:?\s*/;

function probeFinding(mode: "F8" | "F14", trouble: TroubleOf<"pods">, crash: Crash, scene: Scene) {
  const [group] = trouble.groups;
  const events = scene.events(crash.view.node);
  const wanted = mode === "F8" ? /^(?:Liveness|Startup)/ : /^Readiness/;
  const failure = events.find((event) => probes.test(event.message) && wanted.test(event.message));
  const killing = events.find((event) => event.reason === "Killing");
  if (failure === undefined && (mode === "F14" || killing === undefined)) return undefined;

  const probe = probes.exec(failure?.message ?? "")?.[1]?.toLowerCase() ?? "liveness";
  const who = sayWho(trouble.groups, scene);
  const empty = crash.lines.find((line) => poolIsEmpty.test(line.message));
  const pool = empty !== undefined;
  const telling = empty ?? crash.lines[0];
  const seen = [failure, mode === "F8" ? killing : undefined].filter(
    (event) => event !== undefined,
  );
  return podFinding(trouble.groups, scene, {
    mode,
    headline: headline(mode, probe, failure, who, crash, pool),
    facts: [
      failure && probeFact(failure, crash, group),
      mode === "F8" ? killFact(crash, trouble.groups) : askFact(crash, group, scene),
      telling && logFact(crash.view, group.workload.name, telling, crash.previous),
    ],
    evidence: [
      ...seen.map((event) =>
        evidence({
          text: event.message,
          object: objectName(crash.view.node),
          field: `event ${event.reason}`,
          at: eventTime(event),
        }),
      ),
      ...logEvidence(crash.view, crash.lines, crash.previous),
    ],
    fix: fixOf(mode, probe, failure, pool, sourcePlace(scene.observed.application)),
  });
}

const statusCode = /statuscode: (\d{3})/;
const late = /deadline exceeded|Timeout exceeded|timed? ?out|timeout/i;
const poolIsEmpty =
  /pool\b.{0,60}(?:exhausted|not available|timed? ?out|limit of size)|Connection is not available|remaining connection slots|too many (?:clients|connections)/i;

function headline(
  mode: "F8" | "F14",
  probe: string,
  failure: ResourceEvent | undefined,
  who: Who,
  crash: Crash,
  pool: boolean,
): string {
  const how = late.test(failure?.message ?? "") ? "times out" : "fails";
  const status = statusCode.exec(failure?.message ?? "")?.[1];
  const detail = status === undefined ? how : `answers ${status}`;
  if (mode === "F14") {
    return `${who.text} ${verb(who, "never gets", "never get")} ready: ${who.possessive} readiness probe ${detail}`;
  }
  const cause = pool ? ", connection pool exhausted" : "";
  const state = crash.view.node.health?.status === "Healthy" ? "keeps restarting" : "is degraded";
  const states = state === "is degraded" ? "are degraded" : "keep restarting";
  return `${who.text} ${verb(who, state, states)}: ${probe} probe ${detail}, ${crash.restarts} restarts${cause}`;
}

function probeFact(failure: ResourceEvent, crash: Crash, group: PodGroup): Fact {
  const at = instant(eventTime(failure));
  const times =
    failure.count !== undefined && failure.count !== null && failure.count > 1
      ? `, ${failure.count} times`
      : "";
  return {
    text: `${quote(failure.message, 200)}${times}`,
    where: `pod ${shortPod(crash.view.node.name, group.workload.name)}, event ${failure.reason}`,
    ...(at === undefined ? {} : { at }),
  };
}

/** What a readiness probe over HTTP asks, as the workload's template has it. */
function askFact(crash: Crash, group: PodGroup, scene: Scene): Fact | undefined {
  const { container } = crash.view;
  const http = templateContainer(podTemplate(group.owner, scene), container?.name)?.readinessProbe
    ?.httpGet;
  if (http == null) return undefined;
  const port = http.port == null ? "" : ` on port ${quote(String(http.port), 40)}`;
  return {
    text: `The probe asks ${quote(http.path ?? "/", 120)}${port}`,
    where: `container ${container?.name ?? ""}`,
  };
}

function killFact(crash: Crash, groups: TroubleOf<"pods">["groups"]): Fact {
  const at = instant(crash.finishedAt);
  return {
    text: `The kubelet kills it each time: exit code ${crash.exitCode}, ${crash.restarts} restarts; not its memory limit`,
    where: podWhere(crash.view, groups),
    ...(at === undefined ? {} : { at }),
  };
}

function fixOf(
  mode: "F8" | "F14",
  probe: string,
  failure: ResourceEvent | undefined,
  pool: boolean,
  place: string,
): string {
  const said = failure?.message ?? "";
  const status = Number(statusCode.exec(said)?.[1] ?? 0);
  const answer =
    status >= 500
      ? "Find why it answers that it is not well (log, what it depends on)"
      : /statuscode|Get "|dial tcp/.test(said)
        ? "Make the probe's path and port answer"
        : "Make what the probe asks or runs succeed";
  const correct = `${answer}, or correct the ${probe} probe in ${place}.`;
  if (mode === "F14") return correct;
  if (pool)
    return "Find what holds the connections of the pool; a longer probe timeout only buys time.";
  if (late.test(said)) {
    return `Find what keeps it from answering in time (log); until then give the ${probe} probe a longer timeout in ${place}.`;
  }
  return correct;
}
