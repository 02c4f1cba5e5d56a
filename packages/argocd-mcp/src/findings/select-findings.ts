import {
  type ApplicationSummary,
  applicationKey,
  type Finding,
  needsLook,
  type Severity,
} from "@lynceus/contract";
import { diagnoseSummary } from "@lynceus/diagnosis";
import { boundFindings } from "./bound-findings.ts";
import { causeOf } from "./cause-of.ts";
import type { FindingsIndex } from "./create-findings-index.ts";
import type { Found } from "./group-findings.ts";
import type { Look } from "./look.ts";
import { matchWords, type Searchable, searchable, tellingWords } from "./match-words.ts";

/** An application and what is known of it. */
export interface Known {
  readonly application: ApplicationSummary;
  readonly look: Look | undefined;
}

export interface FindingFilter {
  readonly text?: string | undefined;
  /** One, or several with commas. */
  readonly mode?: string | undefined;
  /** This one and worse. */
  readonly severity?: Severity | undefined;
}

const WORSE: Readonly<Record<Severity, readonly Severity[]>> = {
  critical: ["critical"],
  warning: ["critical", "warning"],
  info: ["critical", "warning", "info"],
};

/**
 * The findings that fit, and with `text` those of the same shared cause: «is it only mine?». Of an
 * application that needs a look and has had none yet, what the live index says is taken. `without` are
 * the words of `text` that none of them has.
 */
export function selectFindings(
  known: readonly Known[],
  { text, mode, severity = "info" }: FindingFilter,
): { readonly found: readonly Found[]; readonly without: readonly string[] } {
  const modes = mode?.toLowerCase().split(/\s*,\s*/);
  const found = known
    .flatMap((one) => findingsOf(one).map((finding) => ({ application: one.application, finding })))
    .filter(({ finding }) => WORSE[severity].includes(finding.severity))
    .filter(({ finding }) => modes?.includes(finding.mode.toLowerCase()) ?? true);
  const words = tellingWords(text ?? "");
  if (words.length === 0) return { found, without: [] };
  const { items, without } = matchWords(found, words, textOf);
  const causes = new Set(items.flatMap((one) => sharedKeyOf(one) ?? []));
  const meant = new Set(items);
  const sharing = found.filter((one) => meant.has(one) || causes.has(sharedKeyOf(one) ?? ""));
  return { found: sharing, without };
}

function sharedKeyOf({ finding, application }: Found): string | undefined {
  return causeOf(finding, application).sharedKey;
}

/** What is wrong with an application as far as is known, masked and bounded. */
export function findingsOf({ application, look }: Known): readonly Finding[] {
  if (look !== undefined && look.failure === undefined) return look.findings;
  if (!needsLook(application)) return [];
  const known = atFirstSight.get(application);
  if (known !== undefined) return known;
  const { findings: all } = diagnoseSummary(application, "not looked at yet", new Date(0));
  const findings = boundFindings(all);
  atFirstSight.set(application, findings);
  return findings;
}

/** The live index keeps a summary until it changes. */
const atFirstSight = new WeakMap<ApplicationSummary, readonly Finding[]>();

export function knownOf(
  applications: readonly ApplicationSummary[],
  index: FindingsIndex | undefined,
): readonly Known[] {
  return applications.map((application) => ({ application, look: index?.of(application) }));
}

function textOf({ application, finding }: Found): Searchable {
  const { mode, headline, facts, fix = "", evidence, resource, shared } = finding;
  const { project, environment = "", health, sync, cluster } = application;
  const said = [
    ...[mode, headline, ...facts.map(({ text }) => text), ...evidence.map((one) => one.excerpt)],
    ...[resource.kind, resource.name, applicationKey(application), project, environment],
    ...[health, sync, shared?.kind ?? "", shared?.name ?? ""],
  ];
  return searchable(said, [fix, cluster]);
}
