import type { LogLine } from "@lynceus/argocd";
import { redact } from "@lynceus/guard";
import { clean } from "../clean.ts";
import type { Line } from "./group-lines.ts";

const MOST_LINES = 5_000;
const LINE = 4_000;
const KEY_BEGINS = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/;
const KEY_ENDS = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY/;
/** A key without an end would take the whole log along. */
const KEY_LINES = 120;

/**
 * The application's own lines of a log, the last 5,000, at most 4,000 characters each, without control
 * characters and credentials; a private key is masked across its lines.
 */
export function safeLines(lines: readonly LogLine[]): readonly Line[] {
  let keyLines = 0;
  return lines
    .filter(({ status }) => !status)
    .slice(-MOST_LINES)
    .map(({ content, at }) => {
      if (KEY_BEGINS.test(content.slice(0, LINE))) keyLines = KEY_LINES;
      const isKey = keyLines > 0;
      keyLines = KEY_ENDS.test(content.slice(0, LINE)) ? 0 : Math.max(0, keyLines - 1);
      return { text: isKey ? "[redacted]" : safe(content), at };
    });
}

/** Masked with some room beyond the cut, so that no half of a credential is left at its end. */
function safe(content: string): string {
  const text = redact(clean(content.slice(0, LINE * 2)));
  return text.length > LINE ? `${text.slice(0, LINE)}…` : text;
}
