import { type Diagnosis, type LogWarning, needsLook } from "@lynceus/contract";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { capitalised, counted, quoted, sentence, shortPod } from "../words/phrases.ts";
import { checkedLines } from "./healthy-parts.ts";

const SHOWN = 3;
const LINE_LENGTH = 160;
const RANK = { matters: 0, unclear: 1, harmless: 2 } as const;

function byWeight(warnings: readonly LogWarning[]): readonly LogWarning[] {
  return [...warnings].sort((a, b) => RANK[a.weight] - RANK[b.weight]);
}

function verdict({ application, warnings }: Diagnosis, worst: LogWarning): string {
  const label = applicationLabel(application);
  switch (worst.weight) {
    case "matters":
      return needsLook(application)
        ? `${label}: this matters: ${sentence(worst.reason)}`
        : `${label}: not failing now, but it will: ${sentence(worst.reason)}`;
    case "unclear":
      return `${label} is ${application.health}; whether the ${warnings.length > 1 ? "warnings matter" : "warning matters"} is not clear from Argo CD alone.`;
    case "harmless":
      return warnings.length > 1
        ? `${label}: not critical: ${counted(warnings.length, "kind")} of warnings, all harmless.`
        : `${label}: not critical. ${capitalised(sentence(worst.reason))}`;
  }
}

function warningLine(warning: LogWarning, isToldAbove: boolean): Line {
  const { line, count, pod, container, at, reason } = warning;
  const times = count > 1 ? `${count.toLocaleString("en-US")} times in ` : "";
  const where = `${times}pod ${shortPod(pod)}, container ${quoted(container, 40)}`;
  return [
    `${quoted(line, LINE_LENGTH)} (${where}`,
    ...(at === undefined ? [] : [", last ", { at, show: "ago" } as const]),
    isToldAbove ? ")" : `): ${reason}`,
  ];
}

/** Log lines, the weightiest first. */
export function warningBullets({ warnings }: Diagnosis, toldAbove?: LogWarning): readonly Part[] {
  const beyond = warnings.length - SHOWN;
  return [
    ...byWeight(warnings)
      .slice(0, SHOWN)
      .map(
        (warning) =>
          ({ kind: "bullet", line: warningLine(warning, warning === toldAbove) }) as const,
      ),
    ...(beyond > 0
      ? [
          {
            kind: "line",
            line: `${counted(beyond, "more kind")} of warnings, none worse.`,
          } as const,
        ]
      : []),
  ];
}

/** The answer to «is this warning critical?» when nothing else is wrong. */
export function warningParts(diagnosis: Diagnosis): readonly Part[] {
  const [worst] = byWeight(diagnosis.warnings);
  if (worst === undefined) return [];
  const line = verdict(diagnosis, worst);
  const isTold = worst.weight !== "unclear" && line.endsWith(sentence(worst.reason).slice(1));
  return [
    { kind: "verdict", line },
    ...warningBullets(diagnosis, isTold ? worst : undefined),
    ...checkedLines(diagnosis),
  ];
}
