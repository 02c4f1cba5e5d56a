export interface SkillParts {
  /** The YAML between the two `---`. It begins at the file's second line. */
  readonly yaml: string;
  readonly body: string;
  /** The body's first line in the file, from 1. */
  readonly bodyLine: number;
}

/** `SKILL.md` → frontmatter and body; undefined when the file does not begin with `---` or never closes it. */
export function splitFrontmatter(text: string): SkillParts | undefined {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const isFence = (line: string) => /^---[ \t]*$/.test(line);
  if (!isFence(lines[0] ?? "")) return undefined;
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end < 0) return undefined;
  return {
    yaml: lines.slice(1, end).join("\n"),
    body: lines.slice(end + 1).join("\n"),
    bodyLine: end + 2,
  };
}
