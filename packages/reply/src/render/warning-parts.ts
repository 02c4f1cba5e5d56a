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

/** What a verdict has told of a warning, so that its bullet need not tell it again. */
type Told = "line" | "reason" | "nothing";

interface Verdict {
  readonly line: string;
  readonly told: Told;
}

function verdict({ application, warnings }: Diagnosis, worst: LogWarning): Verdict {
  const label = applicationLabel(application);
  const isOne = warnings.length === 1;
  switch (worst.weight) {
    case "matters": {
      const state = needsLook(application)
        ? "this warning matters"
        : "not failing now, but it will";
      return { line: `${label}: ${state}: ${quoted(worst.line, LINE_LENGTH)}`, told: "line" };
    }
    case "unclear": {
      const which = isOne ? "the warning matters" : "the warnings matter";
      return {
        line: `${label} is ${application.health}; whether ${which} is not clear from Argo CD alone.`,
        told: "nothing",
      };
    }
    case "harmless": {
      const kinds = `${counted(warnings.length, "kind")} of warnings, all harmless`;
      const why = isOne ? capitalised(worst.reason) : kinds;
      return {
        line: sentence(`${label}: not critical. ${why}`),
        told: isOne ? "reason" : "nothing",
      };
    }
  }
}

function warningLine(warning: LogWarning, told: Told): Line {
  const { line, count, pod, container, at } = warning;
  const reason = capitalised(sentence(warning.reason));
  const times = count > 1 ? `${count.toLocaleString("en-US")} times in ` : "";
  const where = `(${times}pod ${shortPod(pod)}, container ${quoted(container, 40)}`;
  return [
    `${told === "line" ? reason.replace(/\.$/, "") : quoted(line, LINE_LENGTH)} ${where}`,
    ...(at === undefined ? [] : [", last ", { at, show: "ago" } as const]),
    told === "nothing" ? `). ${reason}` : ")",
  ];
}

const DECIDES = "whether it keeps coming, and whether callers see errors when it does.";

/** Log lines, the weightiest first. */
export function warningBullets({ warnings }: Diagnosis, told: Told = "nothing"): readonly Part[] {
  const beyond = warnings.length - SHOWN;
  const more = `${counted(beyond, "more kind")} of warnings, none worse.`;
  return [
    ...byWeight(warnings)
      .slice(0, SHOWN)
      .map((warning, index): Part => {
        const line = warningLine(warning, index === 0 ? told : "nothing");
        return { kind: "bullet", line };
      }),
    ...(beyond > 0 ? [{ kind: "line", line: more } as const] : []),
  ];
}

/** The answer to «is this warning critical?» when nothing else is wrong. */
export function warningParts(diagnosis: Diagnosis): readonly Part[] {
  const [worst] = byWeight(diagnosis.warnings);
  if (worst === undefined) return [];
  const { line, told } = verdict(diagnosis, worst);
  return [
    { kind: "verdict", line },
    ...warningBullets(diagnosis, told),
    ...(worst.weight === "unclear"
      ? [{ kind: "line", lead: "What decides it:", line: DECIDES } as const]
      : []),
    ...checkedLines(diagnosis),
  ];
}
