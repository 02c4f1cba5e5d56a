/** What the API server said, without Argo CD's and kubectl's frames; `/dev/shm/…` names a temporary file. */
export function readReason(message: string): { readonly words: string; readonly at: number } {
  const frame =
    /^(?:Failed last sync attempt to \[[^\]]*\]: )?(?:(?:one or more|some) (?:objects failed to apply(?: \(dry run\))?|synchronization tasks (?:are not valid|completed unsuccessfully))(?:, reason)?: )?(?:error when (?:patching|creating|replacing|applying[^"]*) "[^"]*": )?/;
  const at = frame.exec(message)?.[0].length ?? 0;
  const words = message
    .slice(at)
    .replace(/ \(retried \d+ times\)\.?$/, "")
    .replace(/\. Retrying attempt #\d+ at [^.]*\.?$/, "");
  return { words, at };
}
