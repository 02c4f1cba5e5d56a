import type { Paste, PasteWeight } from "@lynceus/contract";
import { lineMessage, weighWarning } from "@lynceus/diagnosis";

const matters = (reason: string): PasteWeight => ({ weight: "matters", reason });

/** What lines of a program that fails say, besides what those of a healthy one do; the most telling first. */
const RULES: readonly (readonly [RegExp, PasteWeight])[] = [
  [
    /OutOfMemoryError|\boom\b|Connection is not available/i,
    matters("It says that a limit is reached."),
  ],
  [
    /connection refused|ECONNREFUSED|no such host|ENOTFOUND|EAI_AGAIN|UnknownHost|name resolution|i\/o timeout|ETIMEDOUT|\btimed? ?out\b|no route to host|unreachable|x509:|PKIX|certificate (?:has expired|verify failed|signed by unknown)/i,
    matters("It says that something cannot be reached that it needs."),
  ],
  [/authentication failed|invalid credentials/i, matters("It says that something is refused.")],
  [
    /failed to start|Application run failed|^panic:|^fatal\b|\bFATAL\b|segmentation fault|cannot start|exiting/i,
    matters("It says that the program does not go on."),
  ],
];

const FRAME = /^\s*(?:at |File "|\.\.\. \d)/;

/** How much pasted lines weigh by what they say; what no rule knows is unclear, never harmless. */
export function weighPaste({ lines, telling, level, exception }: Paste): PasteWeight {
  const rank = level === "error" ? "error" : "warning";
  const weigh = (line: string): PasteWeight => weighWarning(lineMessage(line), rank);
  const told = weigh(telling);
  if (told.weight === "harmless") return told;
  const said = [telling, ...lines.filter((line) => !FRAME.test(line))];
  const known = said.map(weigh).find(({ weight }) => weight === "matters");
  if (known !== undefined) return known;
  for (const [pattern, weight] of RULES) if (said.some((line) => pattern.test(line))) return weight;
  if (exception !== undefined) {
    return { weight: "unclear", reason: `No rule knows what \`${exception}\` means here.` };
  }
  const kind = level === "error" ? "An error" : level === "warning" ? "A warning" : "A line";
  return { weight: "unclear", reason: `${kind} that no rule knows.` };
}
