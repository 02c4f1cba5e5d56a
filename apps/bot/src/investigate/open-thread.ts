import type { InvestigationRequest, Principal } from "@lynceus/contract";
import {
  createStreamingThread,
  createUpdatingThread,
  type InvestigationThread,
  type Recipient,
  type Sender,
} from "@lynceus/reply";
import type { Logger } from "@lynceus/telemetry";

/** What tells an investigation in its thread. */
export interface Telling {
  readonly sender: Sender;
  readonly logger: Logger;
  /** `auto`: as a stream where Slack takes one. `off`: always by changing a message. */
  readonly streaming: "auto" | "off";
}

/** A principal's id names the workspace and the person in it; an alert is asked by nobody. */
function personOf({ kind, id }: Principal): Recipient | undefined {
  const [, team, user] = /^slack:([^:]+):([UW][^:]+)$/.exec(id) ?? [];
  if (kind !== "person" || team === undefined || user === undefined) return undefined;
  return { team, user };
}

/** The thread of an investigation, wherever it stands. */
export function openThread(
  id: string,
  request: InvestigationRequest,
  { sender, logger, streaming }: Telling,
): InvestigationThread {
  const options = { sender, logger, thread: request.thread, about: { id, request } };
  if (streaming === "off") return createUpdatingThread(options);
  return createStreamingThread({ ...options, recipient: personOf(request.principal) });
}
