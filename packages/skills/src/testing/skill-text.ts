const body = `# Title

## Find
Take it from the first look.

## Steps
1. Read the log: \`read_log(pod: $pod, previous: true)\`

## Read
Words.

## Stop
Here.

## Do not conclude
Too much.

## Fix
This.
`;

/** A `SKILL.md` that is as it should be, but for these parts. */
export function skillText(
  parts: { readonly frontmatter?: string; readonly body?: string } = {},
): string {
  return `---\n${parts.frontmatter ?? frontmatter()}\n---\n${parts.body ?? body}`;
}

export function frontmatter(name = "crash", rest = 'metadata:\n  modes: "F5"'): string {
  return `name: ${name}\ndescription: Finds crashes. Use when pods crash.\n${rest}`;
}

/** The body with something added to its steps, beginning at line 15 of the file with the usual frontmatter. */
export function withSteps(steps: string): string {
  return body.replace(/1\. Read the log: .*/, () => steps);
}
