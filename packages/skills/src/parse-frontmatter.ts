import { parseDocument } from "yaml";
import type { FoundProblem } from "./skill.ts";

/** The frontmatter's first line in the file: the one below `---`. */
const FIRST_LINE = 2;

const MOST_CHARACTERS = 8_000;

export interface ParsedFrontmatter {
  /** As written; scalars are text, whatever they look like. Absent when the YAML cannot be read. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly problems: readonly FoundProblem[];
}

/**
 * Reads the frontmatter's YAML. Without aliases and tags, of which no skill has need and bombs are made. A value
 * with an unquoted colon is read as it was meant, with a warning: other clients read it so too.
 */
export function parseFrontmatter(yaml: string): ParsedFrontmatter {
  if (yaml.length > MOST_CHARACTERS) {
    return broken("The frontmatter is longer than 8,000 characters.");
  }
  const first = parse(yaml);
  if (first.fields !== undefined) return first;
  const quoted = quoteColons(yaml);
  if (quoted === yaml) return first;
  const second = parse(quoted);
  if (second.fields === undefined) return first;
  const warning = "A value with a colon stands without quotes; it is read as one text.";
  return { ...second, problems: [{ line: FIRST_LINE, severity: "warning", message: warning }] };
}

function parse(yaml: string): ParsedFrontmatter {
  try {
    const document = parseDocument(yaml, { schema: "failsafe", stringKeys: true });
    const [fault] = document.errors;
    if (fault !== undefined) {
      const [sentence = "it is not understood"] = fault.message.split("\n");
      const line = (fault.linePos?.[0].line ?? 1) + FIRST_LINE - 1;
      const reason = sentence.replace(/ at line \d+, column \d+:?$/, "");
      return broken(`The frontmatter is not valid YAML: ${reason}.`, line);
    }
    const fields: unknown = document.toJS({ maxAliasCount: 0 });
    if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
      return broken("The frontmatter is not a list of keys and values.");
    }
    const entries = Object.entries(fields);
    return { fields: Object.fromEntries(entries), problems: [] };
  } catch {
    return broken("The frontmatter uses aliases or nests too deeply.");
  }
}

function broken(message: string, line = FIRST_LINE): ParsedFrontmatter {
  return { problems: [{ line, severity: "error", message }] };
}

function quoteColons(yaml: string): string {
  return yaml.replace(
    /^([a-z-]+):[ \t]+([^"'|>[{&*!\s][^\n]*: [^\n]*)$/gm,
    (_, key: string, value: string) => `${key}: ${JSON.stringify(value.trimEnd())}`,
  );
}
