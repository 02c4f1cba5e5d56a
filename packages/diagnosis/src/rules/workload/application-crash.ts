import type { Fact } from "@lynceus/contract";
import { connectionFailure } from "../../logs/read-connection-failure.ts";
import { endFact } from "../../say/end-fact.ts";
import { logEvidence, logFact } from "../../say/log-evidence.ts";
import { podFinding, previousVersion } from "../../say/pod-finding.ts";
import { sayWho, verb } from "../../say/say-who.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { podSignals, podWhere } from "../../signals/pod-signals.ts";
import { type Crash, readCrash } from "../../signals/read-crash.ts";
import { toEvidence } from "../../signals/signal.ts";
import { quote } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

const quoted = 100;

/** F5: the process ends by itself with an error. Not memory, not a probe, not a binary that cannot start. */
export const applicationCrash: Rule = {
  mode: "F5",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "pods") return undefined;
    const [group] = trouble.groups;
    if (group.owner.kind === "Job") return undefined;
    const crash = readCrash(group, scene);
    if (crash === undefined || crash.by !== "application" || crash.view.initContainer)
      return undefined;
    if (crash.restarts === 0) return undefined;

    const who = sayWho(trouble.groups, scene);
    const crashes = verb(who, "crashes", "crash");
    const [first, second] = crash.lines;
    const told =
      first === undefined ? `, exit code ${crash.exitCode}` : `: ${quote(first.message, quoted)}`;
    const before = previousVersion(group, scene);
    return podFinding(trouble.groups, scene, {
      mode: "F5",
      headline: `${who.text} ${crashes}${crash.atStart ? " at start" : ""}${told}`,
      facts: [
        first !== undefined && first.message.length > quoted
          ? logFact(crash.view, group.workload.name, first, crash.previous)
          : undefined,
        second === undefined
          ? undefined
          : logFact(crash.view, group.workload.name, second, crash.previous),
        endFact(crash, podWhere(crash.view, trouble.groups)),
        silentFact(crash),
      ],
      evidence: [
        ...logEvidence(crash.view, crash.lines, crash.previous),
        ...podSignals(group, scene).map(toEvidence),
      ],
      fix: fixOf(crash, before, sourcePlace(scene.observed.application)),
    });
  },
};

/** A log that was read and complains of nothing is worth knowing too. */
function silentFact(crash: Crash): Fact | undefined {
  const last = crash.all.at(-1);
  if (crash.lines.length > 0 || last === undefined) return undefined;
  return { text: `Its log names no error; it ends with ${quote(last, 160)}` };
}

function fixOf(crash: Crash, before: string | undefined, place: string): string {
  const [first] = crash.lines;
  const back = before === undefined ? "" : `, or go back to ${quote(before, 60)}`;
  if (first === undefined && crash.all.length > 0) {
    return `The log does not say why: let it log more, in ${place}${back}.`;
  }
  if (first === undefined)
    return `Read the log of the run before the restart; the change belongs in ${place}${back}.`;
  const variable = missingVariable(first.message);
  if (variable !== undefined) return `Set ${quote(variable, 80)} in ${place}${back}.`;
  if (connectionFailure(first.message) !== undefined) {
    return `Restore what it cannot connect to, or correct its address in ${place}${back}.`;
  }
  return `Correct what the log names in ${place}${back}.`;
}

/** A setting that the log calls missing: written in capitals, as environment variables are. */
function missingVariable(message: string): string | undefined {
  if (
    !/not set|unset|missing|required|undefined|not defined|must be (?:set|provided)|KeyError|resolve placeholder/i.test(
      message,
    )
  ) {
    return undefined;
  }
  return /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/.exec(message)?.[0];
}
