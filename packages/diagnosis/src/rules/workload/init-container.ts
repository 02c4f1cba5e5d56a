import { endFact } from "../../say/end-fact.ts";
import { logEvidence, logFact } from "../../say/log-evidence.ts";
import { readCrash } from "../../signals/read-crash.ts";
import { toEvidence } from "../../signals/signal.ts";
import { quote } from "../../text/quote.ts";
import { placeOf, podRule, whereOf } from "../pod-rule.ts";

/** F15: an init container fails again and again, or does not come to its end; the others wait for it. */
export const initContainerHolds = podRule("F15", (pods) => {
  const { group, scene, signals, view } = pods;
  if (!view.initContainer || view.container === undefined) return undefined;
  const crash = readCrash(group, scene);
  if (crash === undefined || !["application", "killed", "runs"].includes(crash.by))
    return undefined;

  const name = quote(view.container.name, 63);
  const runs = crash.by === "runs";
  const [telling] = crash.lines;
  const last = scene.log(view)?.lines.at(-1);
  const line =
    telling ??
    (last === undefined ? undefined : { line: last, message: last.content, index: 0, score: 0 });
  const said = line === undefined ? "" : `: ${quote(line.message, 100)}`;
  const code = crash.exitCode === undefined || said !== "" ? "" : `, exit code ${crash.exitCode}`;
  return {
    headline: (who) =>
      `${who.plural ? "do" : "does"} not start: init container ${name} ${runs ? "is still running" : "fails"}${code}${said}`,
    facts: [
      line && logFact(view, group.workload.name, line, crash.previous),
      runs
        ? { text: `Its other containers start once ${name} has ended`, where: whereOf(pods) }
        : endFact(crash, whereOf(pods)),
    ],
    evidence: [
      ...logEvidence(view, line === undefined ? [] : [line, ...crash.lines], crash.previous),
      ...signals.map(toEvidence),
    ],
    fix: runs
      ? `Provide what init container ${name} waits for; what it asks for is set in ${placeOf(pods)}.`
      : `Correct what the log of init container ${name} names, in ${placeOf(pods)}.`,
  };
});
