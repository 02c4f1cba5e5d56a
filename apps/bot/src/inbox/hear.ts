import type { Logger } from "@lynceus/telemetry";
import type { App } from "@slack/bolt";
import { timeAck } from "../ops/time-ack.ts";
import { traceArrival } from "../ops/trace-arrival.ts";
import { NotKept } from "../receive/not-kept.ts";
import { type Edit, readEdit } from "./read-edit.ts";
import { type Item, toItem, type Us } from "./to-item.ts";

/** Where an item goes before Slack is told that it arrived. */
export interface Doorstep {
  /** Who we are in the workspace that something was delivered to; undefined where we are not in it. */
  us(body: unknown): Promise<Us | undefined>;
  /** True when the thread of a reply is one that we take part in. */
  takesPart(item: Item): Promise<boolean>;
  /** Keeps the item; resolves when it is safe. `duplicate` means that it is settled already. */
  keep(item: Item): Promise<"new" | "unfinished" | "duplicate">;
  /** Makes somebody look at the thread. A failure here loses nothing: a sweep finds what is kept. */
  announce(item: Item): Promise<void>;
  /** Takes a message that waits in its new form, or not at all. Resolves with one that is a question only now. */
  amend(edit: Edit, us: Us): Promise<Item | undefined>;
}

/** A log line is enough when the store is away; Slack sends each event several times. */
const SAID_AGAIN_AFTER_MS = 60_000;

/**
 * Bolt acknowledges an event before any listener runs. This stands in front of it: first the item is kept,
 * then Bolt may acknowledge. When it cannot be kept Slack is not told that it arrived, and sends it again.
 */
export function hear(
  app: App,
  doorstep: Doorstep,
  options: { readonly logger: Logger; readonly clock?: () => number },
): void {
  const { logger, clock = Date.now } = options;
  const process = app.processEvent.bind(app);
  let saidAt = Number.NEGATIVE_INFINITY;

  app.processEvent = timeAck(async (event) => {
    try {
      const us = await doorstep.us(event.body);
      if (us === undefined) return event.ack();
      const edit = readEdit(event.body);
      const item = edit === undefined ? toItem(event.body, us) : await doorstep.amend(edit, us);
      if (item === undefined) return process(event);
      if (item.needsConversation && !(await doorstep.takesPart(item))) return process(event);
      await traceArrival(item, async () => {
        if ((await doorstep.keep(item)) === "duplicate") return;
        // Slack is told first that it arrived.
        setImmediate(() => {
          doorstep.announce(item).catch((error: unknown) => {
            logger.warn({ err: error, item: item.messageKey }, "kept, to be found by the sweep");
          });
        });
      });
    } catch (error) {
      if (clock() - saidAt >= SAID_AGAIN_AFTER_MS) {
        saidAt = clock();
        logger.error({ err: error }, "store is away: events are not acknowledged until it is back");
      }
      throw new NotKept("what arrived could not be kept", { cause: error });
    }
    return process(event);
  });
}
