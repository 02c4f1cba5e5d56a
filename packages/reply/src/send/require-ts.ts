/** The ts that Slack's answer to a new message carries. */
export function requireTs(ts: string | undefined): string {
  if (ts === undefined) throw new Error("Slack took a message without telling its ts");
  return ts;
}
