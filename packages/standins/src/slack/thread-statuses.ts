import type { Workspace } from "./workspace.ts";

export interface ThreadStatus {
  readonly channel: string;
  readonly threadTs: string;
  readonly status: string;
  readonly loadingMessages?: readonly string[];
}

/** Slack takes a status down after two minutes without a message. */
const SHOWN_MS = 120_000;

/** What the app says it is doing in each thread; over with its next message there, or in two minutes. */
export function createThreadStatuses(workspace: Workspace): {
  set(status: ThreadStatus): void;
  close(): void;
} {
  const shown = new Map<string, NodeJS.Timeout>();
  const keyOf = ({ channel, threadTs }: ThreadStatus) => `${channel} ${threadTs}`;

  function clear(status: ThreadStatus): void {
    const timer = shown.get(keyOf(status));
    if (timer === undefined) return;
    clearTimeout(timer);
    shown.delete(keyOf(status));
    const { channel, threadTs } = status;
    workspace.tell({ kind: "status", channel, threadTs, status: "" });
  }

  workspace.onChange((change) => {
    if (change.kind !== "posted" || change.message.bot_id !== workspace.bot.botId) return;
    const threadTs = change.message.thread_ts;
    if (threadTs !== undefined) clear({ channel: change.channel, threadTs, status: "" });
  });

  return {
    set(status) {
      if (status.status === "") {
        clear(status);
        return;
      }
      clearTimeout(shown.get(keyOf(status)));
      shown.set(keyOf(status), setTimeout(() => clear(status), SHOWN_MS).unref());
      workspace.tell({ kind: "status", ...status });
    },
    close() {
      for (const timer of shown.values()) clearTimeout(timer);
    },
  };
}
