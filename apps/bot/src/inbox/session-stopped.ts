import type { ThreadRef } from "@lynceus/contract";
import { z } from "zod";
import type { Us } from "./to-item.ts";

/** Somebody pressed Slack's own Stop button of a thread (`agent_session_stopped`); its streams have ended. */
export const SessionStopped = z.object({
  type: z.literal("agent_session_stopped"),
  channel: z.string(),
  user: z.string(),
  thread_ts: z.string(),
  event_ts: z.string(),
});
export type SessionStopped = z.infer<typeof SessionStopped>;

export function threadOfSession({ channel, thread_ts }: SessionStopped, us: Us): ThreadRef {
  return { team: us.team, channel, threadTs: thread_ts };
}
