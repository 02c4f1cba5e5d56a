import { type Finding, type FirstLook, failuresOf } from "@lynceus/contract";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { foundByLine } from "../words/found-by.ts";
import { uncheckedLines } from "./failure-parts.ts";
import { healthyParts } from "./healthy-parts.ts";
import { furtherButtons, oneFailureParts } from "./one-failure-parts.ts";
import { pickedFailuresParts } from "./picked-failures-parts.ts";
import { chooseFailureParts, severalFailuresParts } from "./several-failures-parts.ts";
import { warningBullets, warningParts } from "./warning-parts.ts";

type Diagnosed = Extract<FirstLook, { outcome: "diagnosed" }>;

export interface LookOptions {
  /** The reader's moment, for relative times. */
  readonly now: Date;
  /** Adds the button that has what was found investigated. */
  readonly offersInvestigation?: boolean;
}

/** Beyond this, what was seen is not what is, and the footer says so. */
const STALE_MS = 60_000;

function footer({ diagnosis, tookMs }: Diagnosed, now: Date): Line {
  const seconds = (Math.max(tookMs, 100) / 1000).toFixed(tookMs < 10_000 ? 1 : 0);
  const { observedAt: at, url } = diagnosis;
  const isStale = now.getTime() - new Date(at).getTime() > STALE_MS;
  return [
    ...(url === undefined ? [] : [{ url, label: "Argo CD" }, " · "]),
    `first look, ${seconds} s, no model`,
    ...(isStale ? [" · seen ", { at, show: "ago" } as const] : []),
  ];
}

/** The verdict and what belongs to it, without what comes last in every message. */
function body({ diagnosis, focus }: Diagnosed, shown: readonly Finding[]): readonly Part[] {
  const [only] = shown;
  if (only === undefined) {
    return diagnosis.warnings.length > 0 ? warningParts(diagnosis) : healthyParts(diagnosis);
  }
  const failure =
    shown.length === 1
      ? oneFailureParts(diagnosis, only)
      : focus === undefined
        ? severalFailuresParts(diagnosis)
        : pickedFailuresParts(diagnosis, focus);
  return [...failure, ...warningBullets(diagnosis)];
}

/** What a first look found out about one application. */
export function diagnosedParts(
  look: Diagnosed,
  { now, offersInvestigation }: LookOptions,
): readonly Part[] {
  const { diagnosis, focus } = look;
  const shown = focus ?? failuresOf(diagnosis);
  const [verdict, ...rest] = body(look, shown);
  if (verdict === undefined) return [];
  const found = foundByLine(look, diagnosis.application.name);
  const isOpen = focus === undefined && shown.length > 1;
  return [
    verdict,
    ...(found === undefined ? [] : [{ kind: "line", line: found } as const]),
    ...rest,
    ...uncheckedLines(diagnosis),
    ...(isOpen
      ? chooseFailureParts(diagnosis)
      : furtherButtons(diagnosis, shown, offersInvestigation === true)),
    { kind: "footer", line: footer(look, now) },
  ];
}
