/** Speaks to whoever started the program: standard output belongs to the protocol. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
