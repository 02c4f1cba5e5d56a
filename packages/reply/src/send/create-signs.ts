import type { Logger } from "@lynceus/telemetry";
import type { WebClient } from "@slack/web-api";
import type { Queue } from "./create-queue.ts";
import { isRefusedForGood } from "./read-stream-end.ts";
import type { Sender } from "./sender.ts";

/** What Slack shows beside the messages: nice to have, and never worth a wait or a failure. */
export function createSigns(options: {
  readonly client: WebClient;
  readonly queue: Queue;
  readonly redact: (text: string) => string;
  readonly logger: Logger;
}): Pick<Sender, "session" | "status"> {
  const { client, queue, redact, logger } = options;
  /** What this app may not do in this workspace. */
  const never = new Set<string>();

  async function show(
    method: "session" | "status",
    { channel, lane }: { readonly channel: string; readonly lane: string },
    call: () => Promise<unknown>,
  ): Promise<boolean> {
    if (never.has(method)) return false;
    const job = { lane: `${method} ${lane}`, key: lane, priority: "progress" } as const;
    try {
      return (await queue.run(job, (turn) => turn.requestNow(method, channel, call))) !== undefined;
    } catch (error) {
      if (isRefusedForGood(error)) never.add(method);
      logger.debug({ err: error, method }, "Slack does not show it");
      return false;
    }
  }

  return {
    async session(thread, { status, title, initiator }) {
      const { channel, threadTs: thread_ts } = thread;
      await show("session", { channel, lane: `${channel} ${thread_ts}` }, () =>
        client.agents.sessions.setStatus({
          ...{ channel_id: channel, thread_ts, status },
          ...(title === undefined ? {} : { title: redact(title).slice(0, 200) }),
          ...(initiator === undefined ? {} : { initiator_user_id: initiator }),
        }),
      );
    },
    status(thread, status) {
      const { channel, threadTs: thread_ts } = thread;
      return show("status", { channel, lane: `${channel} ${thread_ts}` }, () =>
        client.assistant.threads.setStatus({ channel_id: channel, thread_ts, status }),
      );
    },
  };
}
