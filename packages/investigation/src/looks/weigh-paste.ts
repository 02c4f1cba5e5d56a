import type { Paste, PasteWeight } from "@lynceus/contract";

const matters = (reason: string): PasteWeight => ({ weight: "matters", reason });

/** By what a line itself says, the most telling first. */
const RULES: readonly (readonly [RegExp, PasteWeight])[] = [
  [
    /\b(?:certificate|cert|licen[sc]e|credentials?|token|password|secret|key|domain|subscription)\b.{0,80}\bexpir\w*|\b(?:will|about to) expire\b|\bexpires? (?:in|on|at)\b/i,
    matters("it says that something expires, and what needs it stops working then"),
  ],
  [
    /\bdata loss\b|\bcorrupt(?:ed|ion)?\b|\b(?:lost|losing|discard(?:ed|ing)|dropp(?:ed|ing))\b.{0,30}\b(?:messages?|records?|events?|writes?|transactions?|orders?|payments?|rows?)\b/i,
    matters("it says that data is lost or damaged"),
  ],
  [
    /no space left|out of memory|OutOfMemoryError|\boom\b|too many (?:open files|connections)|quota.{0,20}exceeded|\b(?:pool|queue|disk|heap|storage)\b.{0,60}\b(?:exhausted|full)\b|Connection is not available/i,
    matters("it says that a limit is reached"),
  ],
  [
    /connection refused|ECONNREFUSED|no such host|ENOTFOUND|EAI_AGAIN|UnknownHost|name resolution|i\/o timeout|ETIMEDOUT|\btimed? ?out\b|no route to host|unreachable|x509:|PKIX|certificate (?:has expired|verify failed|signed by unknown)/i,
    matters("it says that something cannot be reached that it needs"),
  ],
  [
    /\b(?:permission|access) denied\b|\bforbidden\b|\bunauthori[sz]ed\b|authentication failed|invalid credentials/i,
    matters("it says that something is refused"),
  ],
  [
    /failed to start|Application run failed|^panic:|^fatal\b|\bFATAL\b|segmentation fault|cannot start|exiting/i,
    matters("it says that the program does not go on"),
  ],
  [
    /\b(?:giving|gave) up\b|(?:retries|attempts) (?:are )?exhausted|no more retries|dead[- ]letter/i,
    matters("it says that it has given up trying"),
  ],
];

const DEPRECATED =
  /\bdeprecat(?:ed|ion|es)\b|DeprecationWarning|\bis obsolete\b|\bwill be removed in (?:version |v)?\d|\buse .{1,60} instead\b/i;

const FAILING =
  /\b(?:fail(?:ed|ing|ure|s)?|errors?|refused|denied|cannot|can't|unable|lost|exceed\w*|expir\w*|reject\w*|timed? ?out|corrupt\w*|unreachable)\b/i;

/** A notice of what goes on working for now: harmless only when it speaks of no failure. */
function deprecation({ telling, level }: Paste): PasteWeight | undefined {
  if (level === "error" || !DEPRECATED.test(telling) || FAILING.test(telling)) return undefined;
  const until = /removed in (?:version )?(v?\d[\w.]*\d|v?\d)/i.exec(telling)?.[1];
  const when = until === undefined ? "until it is removed" : `until \`${until}\``;
  const reason = `a deprecation notice: what it names keeps working ${when}`;
  return { weight: "harmless", reason };
}

/** How much pasted lines weigh by what they say; what no rule knows is unclear, never harmless. */
export function weighPaste(paste: Paste): PasteWeight {
  const { lines, telling, level, exception } = paste;
  const notice = deprecation(paste);
  if (notice !== undefined) return notice;
  const said = [telling, ...lines.filter((line) => !/^\s*(?:at |File "|\.\.\. \d)/.test(line))];
  for (const [pattern, weight] of RULES) if (said.some((line) => pattern.test(line))) return weight;
  if (exception !== undefined) {
    return { weight: "unclear", reason: `no rule knows what \`${exception}\` means here` };
  }
  const kind = level === "error" ? "an error" : level === "warning" ? "a warning" : "a line";
  return { weight: "unclear", reason: `${kind} that no rule knows` };
}
