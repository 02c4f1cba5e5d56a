import type { Evidence } from "../evidence/evidence.ts";
import { keysAbove } from "./keys-above.ts";

/** A piece of a result that can be cited: a line, or the text that a line quotes. */
export interface CitableLine {
  readonly evidence: Evidence;
  /** Stands in the result word for word, quotes of JSON aside. */
  readonly excerpt: string;
  /** What the line says before what it quotes: time, level, reason, sign. */
  readonly before: string;
  /** `object`: a whole object that was added, removed, or is on one side only. */
  readonly kind: "added" | "removed" | "object" | "trouble" | "plain" | "calm";
  /** The line's place in the result, from 0. */
  readonly at: number;
  /** In YAML, the keys that it stands under: `spec.template.spec.nodeSelector`. */
  readonly path: string;
}

const LONGEST_EXCERPT = 300;
/** What a tool says about its result: what was read, what is missing. */
const FRAME =
  /^(?:read #|note: |left out|incomplete: |no difference found|\d+ \w+ (?:in all|of|match)|\d+ applications? (?:on \d|known)|\d+ objects?, |around it:|nothing in it|# |[\w.-]+\/[\w.-]+\/[\w.-]+ (?:Healthy|Progressing|Degraded|Suspended|Missing|Unknown) )/i;
const OBJECT = /^(?:removed|added|missing in the cluster|not in Git, to be pruned): /;
const CALM = /^Normal\b|^\s*(?:INFO|DEBUG|TRACE)\b/;
const TROUBLE =
  /\b(?:error|fatal|panic|exception|caused by|warn(?:ing)?|fail(?:ed|ure|s)?|refused|denied|forbidden|not found|cannot|unable|invalid|exceeded|back-?off|oomkilled|evicted|unhealthy|killing|timed? ?out|degraded|not set|required|missing)\b/i;

/** What a result says, line by line; what it quotes is taken out of its quotes. */
export function readLines(evidence: Evidence): readonly CitableLine[] {
  if (evidence.failed) return [];
  const lines = evidence.text.split("\n");
  const paths = keysAbove(lines);
  return lines.flatMap((line, at) => {
    if (FRAME.test(line)) return [];
    const { before, said } = unquote(line.trim());
    return said.flatMap((text) => {
      const excerpt = shorten(text.trim());
      if (excerpt.length < 6) return [];
      return [{ evidence, excerpt, before, kind: kindOf(before, text), at, path: paths[at] ?? "" }];
    });
  });
}

/** A line that ends with a quoted text, as what it says before it and the lines of that text. */
function unquote(line: string): { readonly before: string; readonly said: readonly string[] } {
  const [, before = "", quoted] = /^(.*?)("(?:[^"\\]|\\.)*")$/.exec(line) ?? [];
  // the value of a YAML key says nothing without its key
  if (quoted === undefined || /^[+-]?\s*(?:- )?[\w./-]+:\s*$/.test(before)) {
    return { before: "", said: [line] };
  }
  try {
    return { before: before.trim(), said: String(JSON.parse(quoted)).split("\n") };
  } catch {
    return { before: "", said: [line] };
  }
}

function kindOf(before: string, text: string): CitableLine["kind"] {
  if (before === "+") return "added";
  if (before === "-") return "removed";
  if (OBJECT.test(text)) return "object";
  if (CALM.test(before) || CALM.test(text)) return "calm";
  return TROUBLE.test(`${before} ${text}`) ? "trouble" : "plain";
}

/** Cut at a word's end, and what is left still stands in the result. Wrapped errors say their cause last. */
function shorten(text: string): string {
  if (text.length <= LONGEST_EXCERPT) return text;
  const clauses = text.split(": ");
  if (clauses.length > 4 || (clauses.length > 2 && TROUBLE.test(clauses.at(-1) ?? ""))) {
    const cut = text.slice(-LONGEST_EXCERPT);
    return cut.slice(cut.indexOf(" ") + 1);
  }
  const cut = text.slice(0, LONGEST_EXCERPT);
  const end = cut.lastIndexOf(" ");
  return end > LONGEST_EXCERPT / 2 ? cut.slice(0, end) : cut;
}
