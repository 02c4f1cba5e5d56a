import type { Logger } from "@lynceus/telemetry";
import type { WebClient } from "@slack/web-api";
import { fitText } from "../markup/fit-text.ts";
import type { Queue } from "./create-queue.ts";
import { isRefusedForGood } from "./read-stream-end.ts";
import type { Sender } from "./sender.ts";

/** Slack's bound on a session's title. */
const TITLE = 200;
/** Slack's warning that nobody would hear of its Stop button, which it then does not show. */
const NO_STOP = "missing_agent_session_stopped_event_subscription";

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
  /** What is at work, by thread. */
  const atWork = new Map<string, Set<string>>();

  /** What Slack answered; undefined when it does not show it. */
  async function show<T>(
    method: "session" | "status",
    { channel, lane }: { readonly channel: string; readonly lane: string },
    call: () => Promise<T>,
  ): Promise<T | undefined> {
    if (never.has(method)) return undefined;
    const job = { lane: `${method} ${lane}`, key: lane, priority: "progress" } as const;
    try {
      return (await queue.run(job, (turn) => turn.requestNow(method, channel, call)))?.value;
    } catch (error) {
      if (isRefusedForGood(error)) never.add(method);
      logger.debug({ err: error, method }, "Slack does not show it");
      return undefined;
    }
  }

  /** Whether anything is at work in the thread, now that this has changed. */
  function isAtWork(thread: string, { status, work }: Parameters<Sender["session"]>[1]): boolean {
    const isOver = status === "active" && work === undefined;
    const all = new Set(isOver ? [] : atWork.get(thread));
    if (work !== undefined && status === "processing") all.add(work);
    else if (work !== undefined) all.delete(work);
    if (all.size > 0) atWork.set(thread, all);
    else atWork.delete(thread);
    return all.size > 0;
  }

  return {
    async session({ channel, threadTs: thread_ts }, change) {
      const lane = `${channel} ${thread_ts}`;
      const { status } = change;
      if (isAtWork(lane, change) && status === "active") return true;
      const { title, initiator } = { title: undefined, initiator: undefined, ...change };
      const answer = await show("session", { channel, lane }, () =>
        client.agents.sessions.setStatus({
          channel_id: channel,
          thread_ts,
          status,
          ...(title === undefined ? {} : { title: fitText(redact(title), TITLE) }),
          ...(initiator === undefined ? {} : { initiator_user_id: initiator }),
        }),
      );
      const isShown = answer !== undefined && answer.warning?.includes(NO_STOP) !== true;
      return status === "processing" && isShown;
    },
    async status({ channel, threadTs: thread_ts }, status) {
      const answer = await show("status", { channel, lane: `${channel} ${thread_ts}` }, () =>
        client.assistant.threads.setStatus({ channel_id: channel, thread_ts, status }),
      );
      return answer !== undefined;
    },
  };
}
