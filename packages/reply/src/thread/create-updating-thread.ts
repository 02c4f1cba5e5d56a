import type { InvestigationEnd, InvestigationProgress, ThreadRef } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { Investigated } from "../render/investigated.ts";
import {
  renderInvestigationEnd,
  renderInvestigationEnds,
} from "../render/render-investigation-end.ts";
import { renderProgress, renderProgressDone, renderQueued } from "../render/render-progress.ts";
import type { Rendered } from "../rendered.ts";
import type { Sender } from "../send/sender.ts";
import { createPace } from "./create-pace.ts";
import type { InvestigationThread } from "./investigation-thread.ts";
import { partKey } from "./part-key.ts";

export interface UpdatingThreadOptions {
  readonly sender: Sender;
  readonly thread: ThreadRef;
  readonly about: Investigated;
  readonly logger: Logger;
  /** Milliseconds between two updates of the progress; default 3 s, as Slack bears it. */
  readonly everyMs?: number | undefined;
  /** Which of its messages is changed, where it has several; the first unless said. */
  readonly part?: number;
}

const EVERY_MS = 3_000;

/**
 * An investigation as two messages: one that is changed in place while it runs, and the answer below it,
 * so that people are notified of the answer and not of every step.
 */
export function createUpdatingThread(options: UpdatingThreadOptions): InvestigationThread {
  const { sender, thread, about, logger, everyMs = EVERY_MS, part = 1 } = options;
  const key = partKey(about.id, part);
  const leaving = new AbortController();
  const pace = createPace(tell, everyMs);
  let latest: InvestigationProgress = { steps: [] };
  let postedTs: string | undefined;

  /** Posted once; where another process did it before, posting under the same key changes that message. */
  async function put(
    message: Rendered,
    more: { readonly priority: "answer" | "progress"; readonly signal?: AbortSignal },
  ): Promise<void> {
    const sending = { key, ...more };
    if (postedTs !== undefined) return sender.update(thread, postedTs, message, sending);
    postedTs = (await sender.post(thread, message, sending)).ts;
  }

  async function tell(): Promise<void> {
    const { signal } = leaving;
    try {
      await put(renderProgress(latest, about), { priority: "progress", signal });
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error, id: about.id }, "not told");
    }
  }

  /** What waits for its turn is not told any more; what is under way is finished. */
  function hush(): Promise<void> {
    leaving.abort(new Error("the progress is over"));
    return pace.stop();
  }

  async function answered(end: InvestigationEnd): Promise<void> {
    for (const [index, message] of renderInvestigationEnds(end, about).entries()) {
      const key = index === 0 ? `${about.id}:answer` : `${about.id}:answer:${index + 1}`;
      await sender.post(thread, message, { key, priority: "answer" });
    }
    try {
      await put(renderProgressDone(end.steps, about), { priority: "answer" });
    } catch (error) {
      logger.warn({ err: error, id: about.id }, "not told");
    }
  }

  return {
    queued: (ahead) => put(renderQueued(ahead, about), { priority: "progress" }),
    progress(progress) {
      latest = progress;
      pace.ask();
    },
    async end(end) {
      await hush();
      // Whoever pressed Stop looks at the message that has the button.
      if (end.kind === "stopped") {
        await put(renderInvestigationEnd(end, about), { priority: "answer" });
      } else await answered(end);
    },
    leave: hush,
  };
}
