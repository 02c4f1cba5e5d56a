import type { LogWarning } from "@lynceus/contract";
import { quote } from "../text/quote.ts";
import type { LineLevel } from "./line-level.ts";

type Weighed = Pick<LogWarning, "weight" | "reason">;

const thing =
  "certificate|cert|tls|x509|licen[sc]e|credentials?|password|passphrase|api[- ]?key|access[- ]?key|secret|domain|signing key|trial|subscription|service account";
const ends =
  "expir(?:es|ing|y|ation)|will expire|about to expire|valid until|not after|has expired|is expired|expired";
const expiry = [
  new RegExp(`\\b(?:${thing})\\b.{0,80}\\b(?:${ends})\\b`, "i"),
  /\b(?:expires?|expiring)\b (?:in|on|at|within|soon)\b|\b(?:will|about to) expire\b/i,
];
const full =
  /no space left|\bdisk\b.{0,40}\b(?:full|low|pressure)|\b(?:disk|volume|storage|filesystem|partition|inodes?|quota|heap|memory|pool|queue|buffer)\b.{0,60}(?:\b(?:almost|nearly|running) (?:full|out|exhausted)\b|\b(?:full|exhausted|exceeded)\b|\b(?:9\d|100)(?:\.\d+)? ?%)|\b(?:9\d|100)(?:\.\d+)? ?% (?:full|used|of)|quota.{0,20}exceeded|exceeded.{0,20}quota|too many open files|too many connections|out of memory/i;
const gaveUp =
  /\b(?:retries|attempts) (?:are )?exhausted|\bgiving up\b|\bgave up\b|max(?:imum)? (?:number of )?(?:retries|attempts) (?:reached|exceeded)|no more retries|dead[- ]letter/i;
const lost =
  /\bdata loss\b|\bcorrupt(?:ed|ion)?\b|\b(?:lost|losing|discard(?:ed|ing)|dropp(?:ed|ing))\b.{0,30}\b(?:messages?|records?|events?|writes?|transactions?|orders?|payments?|rows?)\b/i;
const stops =
  /\bwill (?:be (?:refused|rejected|blocked|disabled|shut ?down|suspended)|stop working|no longer (?:work|be accepted)|fail)\b/i;
const refused =
  /\b(?:permission|access) denied\b|\bforbidden\b|\bunauthori[sz]ed\b|\b40[13]\b.{0,20}(?:unauthori[sz]ed|forbidden)|\brefuses?\b|\bnot authori[sz]ed\b/i;
const deprecated =
  /\bdeprecat(?:ed|ion|es)\b|\w*DeprecationWarning\b|\b(?:has been|was|is) renamed\b|\bis obsolete\b|\bsuperseded by\b|\bwill be removed in (?:version |v)?\d|\buse .{1,60} instead\b/i;
const failing =
  /\b(?:fail(?:ed|ing|ure|s)?|errors?|refus\w*|denied|cannot|can't|unable|lost|exceed\w*|expir\w*|reject\w*|timed? ?out|timeout|corrupt\w*|unreachable|stop working|data loss)\b/i;

/**
 * How much a warning of a healthy container weighs, by what the line itself says. Only a notice that
 * fails nothing today is harmless; what no rule knows is unclear, never harmless.
 */
export function weighWarning(message: string, level: LineLevel): Weighed {
  if (expiry.some((pattern) => pattern.test(message))) {
    return matters("It says that something expires: what needs it stops working then.");
  }
  if (lost.test(message)) return matters("It says that data is lost or damaged.");
  if (full.test(message)) return matters("It says that a limit is reached or nearly reached.");
  if (gaveUp.test(message)) return matters("It says that it has given up trying.");
  if (stops.test(message)) return matters("It says that something will stop working.");
  if (refused.test(message)) return matters("It says that something is refused.");
  if (
    deprecated.test(message) &&
    !failing.test(message) &&
    (level === "warning" || level === "none")
  ) {
    const until = /removed in (?:version )?(v?\d[\w.]*\d|v?\d)/i.exec(message)?.[1];
    const when = until === undefined ? "until it is removed" : `until ${quote(until, 20)}`;
    return {
      weight: "harmless",
      reason: `A deprecation notice: what it names keeps working ${when}.`,
    };
  }
  return {
    weight: "unclear",
    reason:
      level === "error" || level === "fatal"
        ? "An error that no rule knows; the container itself stays ready."
        : "A warning that no rule knows; the container itself stays ready.",
  };
}

function matters(reason: string): Weighed {
  return { weight: "matters", reason };
}
