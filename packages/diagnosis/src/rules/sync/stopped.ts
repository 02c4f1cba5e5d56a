import { quote } from "../../text/quote.ts";
import { syncRule } from "./sync-rule.ts";

const terminated =
  /(?:operation is terminating due to timeout|Operation terminated|triggered by controller sync timeout|operation is terminating)/;
const retrying = /Retrying attempt #(\d+) at ([^.\n]+)/;

/** E7: the sync was stopped: by the controller's sync timeout, or by somebody. */
export const syncTerminated = syncRule("E7", ({ message }) => {
  if (!terminated.test(message)) return undefined;
  const timeout = /timeout/.test(message);
  return {
    headline: timeout
      ? "the sync was stopped: it took longer than Argo CD's sync timeout"
      : "the sync was terminated before it ended",
    facts: [
      timeout
        ? {
            text: `${quote("controller.sync.timeout.seconds")} ends a sync that hangs`,
            where: "Argo CD settings",
          }
        : { text: "Somebody terminated it, or Argo CD did on its own stop", where: "operation" },
    ],
    fix: timeout
      ? "See what the sync waited for (a hook, a wave that does not get healthy), repair that, then sync again. The platform can raise the timeout."
      : "See why it was terminated, then sync again: auto-sync does not try the same commit again.",
  };
});

/** E6: the sync failed and is tried again; nothing in its results says why. */
export const syncRetries = syncRule("E6", (sync) => {
  const [, attempt, time] = retrying.exec(sync.message) ?? [];
  if (attempt === undefined) return undefined;
  const reason = sync.message.replace(/[.,]? ?Retrying attempt #[\s\S]*$/, "");
  return {
    headline: `the sync fails and is tried again (attempt ${attempt}): ${quote(reason, 120)}`,
    facts: [
      { text: `The next try is at ${quote((time ?? "").trim(), 20)}`, where: "operation Running" },
    ],
    fix: "Wait for the retries to end, or terminate the sync after repairing what it names: while it retries, a new commit is not picked up.",
  };
});
