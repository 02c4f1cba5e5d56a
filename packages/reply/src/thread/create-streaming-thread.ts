import type { InvestigationProgress, ThreadRef } from "@lynceus/contract";
import type { ActionsBlock, AnyChunk, ContextBlock } from "@slack/types";
import { investigationButton } from "../action/to-button.ts";
import { actionsBlock } from "../message/actions-block.ts";
import type { Investigated } from "../render/investigated.ts";
import { renderGoesOn } from "../render/render-progress.ts";
import type { Appended, OpenedStream, Recipient } from "../send/sender.ts";
import { applicationLabel } from "../words/application-label.ts";
import { createPace } from "./create-pace.ts";
import { createStory, type Story } from "./create-story.ts";
import { createUpdatingThread, type UpdatingThreadOptions } from "./create-updating-thread.ts";
import type { InvestigationThread } from "./investigation-thread.ts";
import { partKey } from "./part-key.ts";

export interface StreamingThreadOptions extends Omit<UpdatingThreadOptions, "part"> {
  /** Who asked, as Slack knows them: for them the stream is. */
  readonly recipient?: Recipient | undefined;
  /** How old a stream may become; Slack ends each after five minutes, whatever is told in it. */
  readonly lifetimeMs?: number;
}

/** Slack bears 100 appends a minute of a whole workspace. */
const EVERY_MS = 1_000;
const LIFETIME_MS = 4 * 60_000;

const isDirect = ({ channel }: ThreadRef) => channel.startsWith("D");

const ANSWER_BELOW: ContextBlock = {
  type: "context",
  elements: [{ type: "mrkdwn", text: "The answer will stand below." }],
};

function stopOf({ id }: Investigated): ActionsBlock {
  return actionsBlock([investigationButton("Stop", "stop_investigation", id)]) as ActionsBlock;
}

interface Stream {
  readonly part: number;
  readonly ts: string;
  readonly story: Story;
}

/**
 * An investigation as a message that grows by a card for each step, and the answer below it as a message of
 * its own, so that people are notified of the answer and not of every step. A stream near Slack's limits goes
 * on in the next; another process goes on where it stands. Where Slack takes no stream, or anything about it
 * fails, the same is told by changing a message. Its Stop button is Slack's own where Slack shows one, else ours.
 */
export function createStreamingThread(options: StreamingThreadOptions): InvestigationThread {
  const { sender, thread, about, logger, recipient } = options;
  const { everyMs = EVERY_MS, lifetimeMs = LIFETIME_MS } = options;
  const leaving = new AbortController();
  const pace = createPace(tell, everyMs);
  const updating = (part: number) => createUpdatingThread({ ...options, part });
  let latest: InvestigationProgress = { steps: [] };
  let stream: Stream | undefined;
  /** Somebody pressed Slack's Stop: nothing more is told until the end, which is on its way. */
  let isHalted = false;
  let fallback: InvestigationThread | undefined;

  const sendingOf = (part: number) =>
    ({ key: partKey(about.id, part), priority: "progress", signal: leaving.signal }) as const;

  function closeSession(): void {
    void sender.session(thread, { status: "active", work: about.id });
  }

  function fallBack(part: number, reason: string): void {
    logger.info({ id: about.id, reason }, "told by changing a message, not as a stream");
    fallback = updating(part);
    fallback.progress(latest);
  }

  async function grow({ part, ts, story }: Stream): Promise<Appended> {
    let chunks: readonly AnyChunk[] = [];
    const more = () => {
      chunks = story.next(latest);
      return chunks;
    };
    const came = await sender.append(thread, ts, more, sendingOf(part));
    if (came === "taken") story.told(chunks);
    if (came === "halted") isHalted = true;
    return came;
  }

  async function open(part: number): Promise<OpenedStream> {
    if (recipient === undefined && !isDirect(thread)) {
      return { kind: "refused", reason: "no person to stream it to" };
    }
    const isStoppable = await sender.session(thread, {
      status: "processing",
      work: about.id,
      initiator: recipient?.user,
      title: applicationLabel(about.request.diagnosis.application),
    });
    const from = part === 1 ? 0 : latest.steps.findIndex(({ state }) => state === "running");
    const story = createStory({ about, from: from === -1 ? latest.steps.length : from });
    const chunks = story.opening(latest);
    const opening = { chunks, foot: isStoppable ? ANSWER_BELOW : stopOf(about), recipient };
    const opened = await sender.stream(thread, opening, sendingOf(part));
    if (opened.kind === "refused") {
      closeSession();
      return opened;
    }
    if (opened.kind === "found") {
      stream = { part, ts: opened.ts, story: createStory({ about, isTakenOver: true }) };
      return opened;
    }
    story.told(chunks);
    stream = { part, ts: opened.ts, story };
    return opened;
  }

  /** Goes on in the next message; where Slack takes none, by changing this one. */
  async function moveOn(from: Stream): Promise<void> {
    const opened = await open(from.part + 1);
    if (opened.kind === "refused") return fallBack(from.part, opened.reason);
    await sender.update(thread, from.ts, renderGoesOn(about), sendingOf(from.part));
    if (opened.kind === "found") await advance();
  }

  async function advance(): Promise<void> {
    if (isHalted) return;
    if (stream === undefined) {
      const opened = await open(1);
      if (opened.kind === "refused") return fallBack(1, opened.reason);
      if (opened.kind === "started") return;
    }
    const at = stream as Stream;
    // A message's ts is the moment of its beginning.
    const ageMs = Date.now() - Number(at.ts) * 1_000;
    if (ageMs >= lifetimeMs || at.story.isFull()) return moveOn(at);
    if ((await grow(at)) === "closed") await moveOn(at);
  }

  async function tell(): Promise<void> {
    try {
      await advance();
    } catch (error) {
      if (leaving.signal.aborted) return;
      closeSession();
      fallBack(stream?.part ?? 1, error instanceof Error ? error.message : String(error));
    }
  }

  /** What waits for its turn is not told any more; what is under way is finished. */
  async function hush(): Promise<void> {
    leaving.abort(new Error("the progress is over"));
    await pace.stop();
    await fallback?.leave();
  }

  return {
    queued: (ahead) => updating(1).queued(ahead),
    progress(progress) {
      latest = progress;
      if (fallback === undefined) pace.ask();
      else fallback.progress(progress);
    },
    async end(end) {
      await hush();
      await (fallback ?? updating(stream?.part ?? 1)).end(end);
      if (fallback === undefined) closeSession();
    },
    leave: hush,
  };
}
