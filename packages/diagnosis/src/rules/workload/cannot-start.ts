import { logEvidence, logFact } from "../../say/log-evidence.ts";
import { readCrash } from "../../signals/read-crash.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { placeOf, podRule, versionBefore } from "../pod-rule.ts";

/**
 * F6: the container's command cannot be run. runc says `exec: "x": executable file not found in $PATH`,
 * crun puts the name in backticks; a shell says it in the log, with exit code 127 or 126.
 */
export const cannotStart = podRule("F6", (pods) => {
  const { group, scene, signals, view } = pods;
  const crash = readCrash(group, scene);
  const byRuntime = signals.find(({ text }) => problemOf(text) !== undefined);
  const shell = crash !== undefined && [126, 127].includes(crash.exitCode ?? 0);
  const line = shell ? crash.lines.find(({ message }) => shellWords.test(message)) : undefined;
  const refused = crash?.by === "start" || waiting.test(view.reason);
  const [first] = signals;
  if (line === undefined && !(refused && first !== undefined)) return undefined;
  if (line === undefined && byRuntime === undefined && crash?.by !== "start") return undefined;

  const problem = byRuntime && problemOf(byRuntime.text);
  const told =
    problem ??
    (line === undefined
      ? quoteError(first?.text ?? "", 160)
      : `its command fails: ${quote(line.message, 120)}`);
  const before = versionBefore(pods);
  return {
    headline: () => `cannot start: ${told}`,
    facts: [
      byRuntime && toFact(byRuntime),
      line && crash && logFact(crash.view, group.workload.name, line, crash.previous),
      crash?.exitCode === undefined
        ? undefined
        : { text: `Exit code ${crash.exitCode} (${quote(crash.reason ?? "", 40)})` },
    ],
    evidence: [
      byRuntime && toEvidence(byRuntime),
      ...(crash === undefined ? [] : logEvidence(crash.view, crash.lines, crash.previous)),
      ...signals.map(toEvidence),
    ],
    fix: `Correct \`command\`, \`args\` or what they rely on in the image, in ${placeOf(pods)}${before === undefined ? "" : `, or go back to ${quote(before, 60)}`}.`,
  };
});

const waiting = /RunContainerError|CreateContainerError|StartError/;

const shellWords = /not found|No such file|[Pp]ermission denied|cannot execute|command not found/;

const problems: readonly (readonly [RegExp, (name: string) => string])[] = [
  [
    /exec: "([^"]*)": executable file not found in \$PATH/,
    (name) => `command ${name} is not in its image (executable file not found in $PATH)`,
  ],
  [
    /executable file `([^`]*)` not found/,
    (name) => `command ${name} is not in its image (executable file not found)`,
  ],
  [
    /exec: "([^"]*)": stat [^:]*: no such file or directory/,
    (name) => `${name} is not in its image (no such file or directory)`,
  ],
  [
    /exec: "([^"]*)": permission denied/,
    (name) => `${name} in its image may not be executed (permission denied)`,
  ],
  [
    /chdir to cwd \("([^"]*)"\)[^:]*: no such file or directory/,
    (name) => `its working directory ${name} is not in its image`,
  ],
  [
    /error mounting "[^"]*" to rootfs at "([^"]*)"[\s\S]*not a directory/,
    (name) => `its mount at ${name} puts a directory where a file is, or the other way round`,
  ],
];

function problemOf(text: string): string | undefined {
  for (const [pattern, say] of problems) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return say(quote(name, 80));
  }
  return undefined;
}
