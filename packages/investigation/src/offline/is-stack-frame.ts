/** A line of a stack trace that names code and no cause. */
export function isStackFrame(line: string): boolean {
  return /^\s*(?:at [\w.$<>/]+ ?\(|\.\.\. \d+ (?:more|common frames)|File "[^"]+", line \d+)/.test(
    line,
  );
}
