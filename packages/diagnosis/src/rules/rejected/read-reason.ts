import { leaveOutMiddle } from "../../text/leave-out-middle.ts";

const frame =
  /^(?:Failed last sync attempt to \[[^\]]*\]: )?(?:(?:one or more|some) (?:objects failed to apply(?: \(dry run\))?|synchronization tasks (?:are not valid|completed unsuccessfully))(?:, reason)?: )?(?:error when (?:patching|creating|replacing|applying[^"]*) "[^"]*": )?/;

/** What the API server said, without Argo CD's and kubectl's frames; `/dev/shm/…` names a temporary file. */
export function readReason(message: string): string {
  return leaveOutMiddle(message.replace(frame, ""))
    .text.replace(/ \(retried \d+ times\)\.?$/, "")
    .replace(/\. Retrying attempt #\d+ at [^.]*\.?$/, "");
}
