import { endFact } from "../../say/end-fact.ts";
import { logEvidence, logFact } from "../../say/log-evidence.ts";
import { readCrash } from "../../signals/read-crash.ts";
import { toEvidence } from "../../signals/signal.ts";
import { quote } from "../../text/quote.ts";
import { placeOf, podRule, versionBefore, whereOf } from "../pod-rule.ts";

/** What the JVM, V8 and Go say when the heap that they were given is full; the kernel has not killed them. */
const full =
  /java\.lang\.OutOfMemoryError|heap out of memory|fatal error: runtime: out of memory|runtime: cannot allocate memory/;

/** F7 from inside: the process ends itself because its heap is full, and the kubelet sees an exit code only. */
export const heapFull = podRule("F7", (pods) => {
  const { group, scene, signals, view } = pods;
  const crash = readCrash(group, scene);
  if (crash?.by !== "application" && crash?.by !== "killed") return undefined;
  const line = crash.lines.find(({ message }) => full.test(message));
  if (line === undefined) return undefined;
  const before = versionBefore(pods);
  return {
    headline: (who) =>
      `${who.plural ? "run" : "runs"} out of memory: ${who.possessive} heap is full${crash.restarts > 0 ? `, ${crash.restarts} restart${crash.restarts === 1 ? "" : "s"}` : ""}`,
    facts: [
      logFact(view, group.workload.name, line, crash.previous),
      endFact(crash, whereOf(pods)),
      {
        text: "Its own heap limit was met, not the container's: the kubelet does not say OOMKilled",
      },
    ],
    evidence: [...logEvidence(view, crash.lines, crash.previous), ...signals.map(toEvidence)],
    fix: `Give the process more heap (\`-XX:MaxRAMPercentage\`, \`--max-old-space-size\`, \`GOMEMLIMIT\`) within its memory limit, or raise both, in ${placeOf(pods)}${before === undefined || group.subject !== "new-revision" ? "" : `; ${quote(before, 60)} ran before`}.`,
  };
});
