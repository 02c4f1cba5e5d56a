// The root is no package that could be entered by name.
// biome-ignore lint/style/noRestrictedImports: see above
import type { World } from "../../packages/standins/src/index.ts";

/** Something that a right answer says, and where Argo CD says it. */
export interface Bearing {
  /** As in a world's truth: `|` holds alternatives, case does not matter. */
  readonly says: string;
  /**
   * The word with what stands before or behind it in the conditions, health messages, warnings and log lines that
   * carry it; empty when only an object's own text has it.
   */
  readonly lines: readonly string[];
}

/** Characters before or behind the word that count as its line, and how few may be left at a line's end. */
const beside = 20;
const fewest = 8;
const files = /\/(application|resource-tree|events|resource-events)\.json$|\.ndjson$/;

/**
 * What must come through of a world: the words of its truth that Argo CD's raw answers hold; those that only an
 * adviser would use are left out. Lines are read from the answers about these applications.
 */
export function bearingOf(
  world: World,
  applications: readonly string[],
  mustSay: readonly string[],
): readonly Bearing[] {
  const told = new Set<string>();
  for (const [path, text] of world.files) {
    const own = applications.some((one) => path.startsWith(`applications/${one}/`));
    if (!own || !files.test(path)) continue;
    const parts = path.endsWith(".json") ? [text] : text.split("\n").filter((line) => line !== "");
    for (const part of parts) collect(JSON.parse(part), told);
  }
  const all = [...world.files.values()].join("\n").toLowerCase();
  const held = mustSay.filter((says) => alternatives(says).some((word) => all.search(word) >= 0));
  return held.map((says) => {
    const lines = [...told].map(plain).flatMap((line) => linesAround(says, line));
    return { says, lines: [...new Set(lines)] };
  });
}

/** True when one of the alternatives is there. */
export function wordComesThrough({ says }: Bearing, text: string): boolean {
  const lower = text.toLowerCase();
  return alternatives(says).some((word) => word.test(lower));
}

/** True when one of the lines that carry it is there, or when no line does. */
export function lineComesThrough({ lines }: Bearing, text: string): boolean {
  const read = plain(text);
  return lines.length === 0 || lines.some((line) => read.includes(line));
}

/** The alternatives as patterns; a number counts only as a whole. */
function alternatives(says: string): readonly RegExp[] {
  return says
    .toLowerCase()
    .split("|")
    .map((word) => {
      const literal = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return new RegExp(/^\d+$/.test(word) ? `(?<![\\w.:-])${literal}(?![\\w.:-])` : literal);
    });
}

function linesAround(says: string, line: string): readonly string[] {
  return alternatives(plainSays(says)).flatMap((word) => {
    const found = word.exec(line);
    if (found === null) return [];
    const end = found.index + found[0].length;
    const before = line.slice(Math.max(0, found.index - beside), end);
    const behind = line.slice(found.index, end + beside);
    const long = [before, behind].filter((part) => part.length >= found[0].length + fewest);
    return (long.length > 0 ? long : [line]).map((part) => part.trim());
  });
}

function plainSays(says: string): string {
  return says.split("|").map(plain).join("|");
}

/** Messages and log lines, without what only says that all went well. */
function collect(value: unknown, told: Set<string>): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, told);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const { message, content, type, hookPhase, status } = value as Record<string, unknown>;
  const wentWell = type === "Normal" || (hookPhase !== undefined && status === "Synced");
  for (const text of [message, content])
    if (typeof text === "string" && !wentWell && !text.startsWith("previous terminated"))
      told.add(text);
  for (const one of Object.values(value)) collect(one, told);
}

/** Without quoting, and with one mark for what tells one copy from another: repeats may be folded into one. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/\\[nt"]/g, " ")
    .replace(/[^a-z0-9.:/_-]+/g, " ")
    .replace(/-[a-z0-9]{5,10}\b(?=[^a-z]|$)/g, (found) => (/\d/.test(found) ? "-#" : found))
    .replace(/-\d+(?![\w.])/g, "-#");
}
