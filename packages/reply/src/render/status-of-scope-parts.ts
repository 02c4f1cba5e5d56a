import {
  type ApplicationSummary,
  applicationKey,
  type FindingGroup,
  type ListApplicationsResult,
} from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { shortLabel } from "../words/application-label.ts";
import { bareCause } from "../words/bare-cause.ts";
import { gapsSentence } from "../words/gaps.ts";
import { counted, quoted } from "../words/phrases.ts";
import { stateWord } from "../words/state-word.ts";

/** What `/argocd status` is asked of. */
export type StatusScope =
  | { readonly of: "all" }
  | {
      readonly of: "project" | "cluster" | "instance" | "environment";
      readonly name: string;
    };

/** How the applications of a scope stand. */
export interface ScopeStatus {
  readonly scope: StatusScope;
  /** Those that need a look, the worst first, and how many there are of all. */
  readonly listed: ListApplicationsResult;
  /** How many need a look in all. */
  readonly needing: number;
  /** What is known of why; none where it was not found out. */
  readonly causes: readonly FindingGroup[];
}

const REASON_LENGTH = 90;

function scopeLabel(scope: StatusScope): string {
  return scope.of === "all"
    ? "All that you may see"
    : `${scope.of} ${quoted(scope.name, ROOM.name)}`;
}

function stateOf(application: ApplicationSummary): string {
  const { health, sync } = application;
  const drift = health !== "Healthy" && sync === "OutOfSync" ? `, ${sync}` : "";
  return `${stateWord(application)}${drift}`;
}

function causeOf(application: ApplicationSummary, causes: readonly FindingGroup[]) {
  const key = applicationKey(application);
  return causes.find(({ applications }) => applications.some((one) => applicationKey(one) === key));
}

/** Cut between words, and not within what is quoted or in brackets. */
function shorten(text: string): string {
  const line = bareCause(text).replace(/\s+/g, " ").trim().replace(/\.$/, "");
  if (line.length <= REASON_LENGTH) return line;
  const words = line.slice(0, REASON_LENGTH).replace(/\s+\S*$/, "");
  const whole = words.split("`").length % 2 === 0 ? words.slice(0, words.lastIndexOf("`")) : words;
  return `${whole.replace(/\s*\([^)]*$/, "").trimEnd()} …`;
}

/** `orders-api` config server unreachable, 5 min ago */
function pieces(
  application: ApplicationSummary,
  shown: readonly ApplicationSummary[],
  causes: readonly FindingGroup[],
): Exclude<Line, string> {
  const name = quoted(shortLabel(application, shown), ROOM.name);
  const cause = causeOf(application, causes);
  const why = cause?.headline ?? application.reason;
  if (why === undefined) return [name];
  const at = cause?.count === 1 ? cause.since : undefined;
  const words = cause === undefined ? quoted(why, REASON_LENGTH) : shorten(why);
  return [`${name} ${words}`, ...(at === undefined ? [] : [", ", { at, show: "ago" } as const])];
}

/** Those in one state, side by side as long as nothing more than the name is known of them. */
function stateParts(
  state: string,
  alike: readonly ApplicationSummary[],
  shown: readonly ApplicationSummary[],
  causes: readonly FindingGroup[],
): readonly Part[] {
  const told = alike.map((one) => pieces(one, shown, causes));
  const bare = told.filter(({ length }, index) => length === 1 && isBare(alike[index], causes));
  const rest = told.filter((one) => !bare.includes(one));
  const names = bare.flat().join(" · ");
  const [first, ...others] = rest;
  if (first === undefined) return [{ kind: "line", lead: state, line: names }];
  return [
    { kind: "line", lead: state, line: first },
    ...others.map((line): Part => ({ kind: "line", lead: state, line })),
    ...(names === "" ? [] : [{ kind: "line", lead: state, line: names } as const]),
  ];
}

function isBare(application: ApplicationSummary | undefined, causes: readonly FindingGroup[]) {
  if (application === undefined) return true;
  return application.reason === undefined && causeOf(application, causes) === undefined;
}

function verdictOf({ scope, listed, needing }: ScopeStatus): string {
  const { total, gaps, instances } = listed;
  const label = scopeLabel(scope);
  if (total === 0 && gaps.length >= instances && instances > 0) {
    return `${label}: nothing is known now, because no Argo CD has answered.`;
  }
  if (total === 0) return `${label}: no application that you may see.`;
  if (needing === 0)
    return `${label}: ${counted(total, "application")}, ${total === 1 ? "fine" : "all fine"}.`;
  const need = needing === 1 ? "needs" : "need";
  return `${label}: ${counted(total, "application")}, ${total - needing} fine, ${needing} ${need} a look`;
}

/** `/argocd status`: how many are fine, and the others with what is known of why. */
export function statusOfScopeParts(status: ScopeStatus): readonly Part[] {
  const { listed, needing, causes } = status;
  const shown = listed.applications.slice(0, ROOM.listed);
  const states = [...new Set(shown.map(stateOf))];
  const gaps = gapsSentence(listed.gaps, listed.instances);
  const beyond = needing - shown.length;
  return [
    { kind: "verdict", line: verdictOf(status) },
    ...(gaps === undefined ? [] : [{ kind: "line", line: gaps } as const]),
    ...states.flatMap((state) =>
      stateParts(
        state,
        shown.filter((one) => stateOf(one) === state),
        shown,
        causes,
      ),
    ),
    ...(beyond > 0
      ? [{ kind: "line", line: `${beyond} more need a look; narrow it down by project.` } as const]
      : []),
    { kind: "footer", line: `Index ${Math.round(listed.ageSeconds)} s old, no model` },
  ];
}
