import { cleanLines } from "./clean.ts";
import { escapablePrefix, escapeMrkdwn } from "./escape-mrkdwn.ts";

export interface Fenced {
  /** A code block of at most `max` characters. */
  readonly block: string;
  /** How many characters of the excerpt were left out. */
  readonly leftOut: number;
}

/**
 * A verbatim excerpt as a code block. Cut at white space where there is any: half a word could be half of a
 * secret that redaction then no longer recognises.
 */
export function fence(excerpt: string, max: number): Fenced {
  const whole = cleanLines(excerpt)
    .replaceAll("```", "'''")
    .replace(/^\n+|\s+$/g, "");
  const room = max - "```\n\n```".length;
  const prefix = escapablePrefix(whole, room);
  const kept = prefix === whole ? whole : prefix.replace(/\s+\S*$/, "");
  return { block: `\`\`\`\n${escapeMrkdwn(kept)}\n\`\`\``, leftOut: whole.length - kept.length };
}
