import type { Stage } from "../stage.ts";
import type { Breakage } from "./protocol.ts";

/** Beyond Slack's three seconds. */
const LATE_MS = 4_000;
const BUSY_S = 3;

/** Breaks something of the stage; returns what mends it again where it does not pass by itself. */
export function breakStage({ slack, argocd }: Stage, what: Breakage): (() => void) | undefined {
  switch (what) {
    case "late-ack":
      slack.delivery.slowAcks(1, LATE_MS);
      return undefined;
    case "expired-trigger":
      slack.expireTriggers(1);
      return undefined;
    case "cut-streams":
      slack.cutStreams();
      return undefined;
    case "slack-busy": {
      const headers = { "retry-after": String(BUSY_S) };
      slack.faults.add({ method: "chat.postMessage", status: 429, headers });
      return undefined;
    }
    case "lost-connection":
      slack.cut();
      return undefined;
    case "argocd-down":
      return argocd.faults.set("/**", { kind: "reset" });
  }
}
