import type { InvestigationEnd, InvestigationProgress, ThreadRef } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { Investigated } from "../render/investigated.ts";
import { renderInvestigationEnd } from "../render/render-investigation-end.ts";
import { renderProgress, renderProgressDone, renderQueued } from "../render/render-progress.ts";
import type { Rendered } from "../rendered.ts";
import type { Sender } from "../send/sender.ts";
import type { InvestigationThread } from "./investigation-thread.ts";

export interface UpdatingThreadOptions {
  readonly sender: Sender;
  readonly thread: ThreadRef;
  readonly about: Investigated;
  readonly logger: Logger;
  /** Milliseconds between two updates of the progress; default 3 s, as Slack bears it. */
  readonly everyMs?: number;
}

const EVERY_MS = 3_000;

/**
 * An investigation as two messages: one that is changed in place while it runs, and the answer below it,
 * so that people are notified of the answer and not of every step.
 */
export function createUpdatingThread(options: UpdatingThreadOptions): InvestigationThread {
  const { sender, thread, about, logger, everyMs = EVERY_MS } = options;
  const progressKey = `${about.id}:progress`;
  let waiting: InvestigationProgress | undefined;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();
  let postedTs: string | undefined;
  let isOver = false;

  /** Posted once; where another process did it before, posting under the same key changes that message. */
  const put = async (message: Rendered, priority: "answer" | "progress"): Promise<void> => {
    const sending = { key: progressKey, priority };
    if (postedTs !== undefined) return sender.update(thread, postedTs, message, sending);
    postedTs = (await sender.post(thread, message, sending)).ts;
  };
  const quietly = (telling: Promise<void>) =>
    telling.catch((error: unknown) => logger.warn({ err: error, id: about.id }, "not told"));

  function tell(): void {
    if (waiting === undefined || isOver) return;
    const message = renderProgress(waiting, about);
    waiting = undefined;
    sending = sending.then(() => quietly(put(message, "progress")));
    timer = setTimeout(() => {
      timer = undefined;
      tell();
    }, everyMs);
  }

  function hush(): Promise<void> {
    isOver = true;
    clearTimeout(timer);
    timer = undefined;
    return sending;
  }

  async function answered(end: InvestigationEnd): Promise<void> {
    const message = renderInvestigationEnd(end, about);
    await sender.post(thread, message, { key: `${about.id}:answer`, priority: "answer" });
    await quietly(put(renderProgressDone(end.steps, about), "answer"));
  }

  return {
    queued: (ahead) => put(renderQueued(ahead, about), "progress"),
    progress(progress) {
      waiting = progress;
      if (timer === undefined) tell();
    },
    async end(end) {
      await hush();
      // Whoever pressed Stop looks at the message that has the button.
      if (end.kind === "stopped") await put(renderInvestigationEnd(end, about), "answer");
      else await answered(end);
    },
    leave: hush,
  };
}
