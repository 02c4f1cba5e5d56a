import type { ResourceNode } from "@lynceus/argocd";
import type { Fact } from "@lynceus/contract";
import { foreignEnvironment } from "../../logs/foreign-environment.ts";
import type { TellingLine } from "../../logs/pick-telling-lines.ts";
import {
  type ConnectionFailure,
  readConnectionFailure,
  type UnreachableHost,
} from "../../logs/read-connection-failure.ts";
import { endFact } from "../../say/end-fact.ts";
import { logEvidence, logFact } from "../../say/log-evidence.ts";
import { podFinding } from "../../say/pod-finding.ts";
import { sayWho, verb } from "../../say/say-who.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { podSignals, podWhere } from "../../signals/pod-signals.ts";
import { type Crash, readCrash } from "../../signals/read-crash.ts";
import { toEvidence } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { mentions } from "../../text/mentions.ts";
import { quote } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

const words: Readonly<Record<ConnectionFailure, string>> = {
  refused: "connection refused",
  "unknown-host": "no such host",
  timeout: "timed out",
  certificate: "certificate not accepted",
  credentials: "credentials refused",
};

/** B8: it fails because it cannot use a host that its configuration names. */
export const wrongEnvironment: Rule = {
  mode: "B8",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "pods") return undefined;
    const [group] = trouble.groups;
    if (group.owner.kind === "Job") return undefined;
    const crash = readCrash(group, scene);
    if (crash === undefined || !isOwnDoing(crash)) return undefined;
    const found = findHost(crash);
    if (found === undefined) return undefined;
    const { host, line } = found;
    const environment = scene.observed.summary.environment;
    const foreign = foreignEnvironment(host.host, environment);
    if (crash.by !== "application" && foreign === undefined) return undefined;

    const who = sayWho(trouble.groups, scene);
    const never = crash.atStart ? `${verb(who, "never starts: it", "never start: they")} ` : "";
    const place = sourcePlace(scene.observed.application);
    const holder = findHolder(host, scene);
    return podFinding(trouble.groups, scene, {
      mode: "B8",
      headline: `${who.text} ${never}cannot reach ${quote(host.address, 120)} (${words[host.failure]})${crash.restarts > 1 ? `, ${crash.restarts} restarts` : ""}`,
      facts: [
        foreign === undefined ? undefined : likelyFact(foreign, environment, holder),
        logFact(crash.view, group.workload.name, line, crash.previous),
        crash.by === "runs" ? undefined : endFact(crash, podWhere(crash.view, trouble.groups)),
      ],
      evidence: [
        ...logEvidence(crash.view, [line, ...crash.lines], crash.previous),
        holder === undefined
          ? undefined
          : evidence({
              text: holder.value,
              object: objectName(holder.node),
              field: `data.${holder.key}`,
            }),
        ...podSignals(group, scene).map(toEvidence),
      ],
      fix: fixOf(host, foreign === undefined ? undefined : environment, holder, place),
    });
  },
};

function isOwnDoing(crash: Crash): boolean {
  return ["application", "liveness", "success", "runs"].includes(crash.by);
}

/** The host must stand in what ended the process, not in any warning that happens to be in its log. */
function findHost(crash: Crash): { host: UnreachableHost; line: TellingLine } | undefined {
  const [first] = crash.lines;
  if (first === undefined) return undefined;
  for (const line of crash.lines) {
    if (Math.abs(line.index - first.index) > 6) continue;
    const around = crash.all.slice(Math.max(0, line.index - 6), line.index).reverse();
    const host = readConnectionFailure(line.line.content, around);
    if (host !== undefined) return { host, line };
  }
  return undefined;
}

interface Holder {
  readonly node: ResourceNode;
  readonly key: string;
  readonly value: string;
}

/** The ConfigMap of this application in which the host stands. */
function findHolder(host: UnreachableHost, scene: Scene): Holder | undefined {
  for (const { node } of scene.observed.objects) {
    if (node.kind !== "ConfigMap") continue;
    for (const [key, value] of Object.entries(scene.object(node)?.data ?? {})) {
      const line = value.split("\n").find((each) => mentions(each, host.host));
      if (line !== undefined) return { node, key, value: line };
    }
  }
  return undefined;
}

function likelyFact(
  foreign: string,
  environment: string | undefined,
  holder: Holder | undefined,
): Fact {
  const text = `Likely, not proven: the address belongs to ${quote(foreign, 40)}, this application runs in ${quote(environment ?? "", 40)}`;
  if (holder === undefined) return { text };
  return { text, where: `ConfigMap ${holder.node.name}, key ${holder.key}` };
}

function fixOf(
  host: UnreachableHost,
  environment: string | undefined,
  holder: Holder | undefined,
  place: string,
): string {
  const setting =
    holder === undefined
      ? `the setting that names ${quote(host.host, 100)}`
      : `${quote(holder.key, 80)} in ConfigMap ${quote(holder.node.name, 80)}`;
  if (environment !== undefined)
    return `Point ${setting} at the ${quote(environment, 40)} address, in ${place}.`;
  const what = host.failure === "credentials" ? "the credentials" : "the address";
  return `Check ${what}: ${setting}, in ${place}. If it is right, ${quote(host.host, 100)} itself has to be repaired.`;
}
