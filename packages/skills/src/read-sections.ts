/** What stands under one `## ` heading. */
export interface Section {
  readonly title: string;
  /** The heading's line in the file, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** The second-level sections of a body that begins at `firstLine` of its file; fenced code holds no headings. */
export function readSections(body: string, firstLine: number): readonly Section[] {
  const sections: { title: string; line: number; lines: string[] }[] = [];
  let isFenced = false;
  for (const [index, line] of body.split("\n").entries()) {
    if (/^\s{0,3}(```|~~~)/.test(line)) isFenced = !isFenced;
    const title = isFenced ? undefined : /^## +(\S.*)$/.exec(line)?.[1]?.trim();
    if (title === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ title, line: firstLine + index, lines: [] });
  }
  return sections;
}
