import type { Logger } from "@lynceus/telemetry";
import type { WebClient } from "@slack/web-api";
import { SUPERSEDED } from "./create-lanes.ts";
import type { Queue } from "./create-queue.ts";
import type { Deliveries } from "./deliveries.ts";
import { noteSent } from "./note-sent.ts";
import { persist } from "./persist.ts";
import { NO_PREVIEWS, PLAINLY } from "./plainly.ts";
import { readOutcome } from "./read-outcome.ts";
import { requireTs } from "./require-ts.ts";
import type { Roots } from "./roots.ts";
import { sendPlainer } from "./send-plainer.ts";
import { type Body, toBody } from "./to-body.ts";

export function createRoots(options: {
  readonly client: WebClient;
  readonly queue: Queue;
  readonly deliveries: Deliveries;
  readonly redact: (text: string) => string;
  readonly logger: Logger;
}): Roots {
  const { client, queue, deliveries, logger } = options;

  return {
    say(to, message, sending) {
      const { key } = sending;
      const body = toBody(message, options);
      return queue.run({ ...sending, lane: `say ${to}` }, async (turn) => {
        let isOurs = false;
        /** Not before its turn: what has waited in vain is as good as new. */
        const mayPost = async () => {
          isOurs ||= (await deliveries.begin(key, { channel: to })).state === "new";
          return isOurs;
        };
        const post = (sent: Body) =>
          turn.request("post", to, async () => {
            if (!(await mayPost())) return undefined;
            const fixed = { channel: to, ...PLAINLY, ...NO_PREVIEWS };
            return requireTs((await client.chat.postMessage({ ...fixed, ...sent })).ts);
          });
        try {
          const ts = await persist(turn, () => sendPlainer(body, logger, post), ["unsent"]);
          if (ts !== undefined) await noteSent({ key, ts }, options);
          return ts;
        } catch (error) {
          if (readOutcome(error).kind !== "refused") throw error;
          logger.info({ err: error, key, to }, "Slack does not let us say it there");
          return undefined;
        }
      });
    },
    async publishHome(userId, { blocks, state }, sending) {
      const body = toBody({ text: "", blocks }, options);
      const view = { type: "home", private_metadata: state, blocks: body.blocks } as const;
      const lane = `home ${userId}`;
      const job = { ...sending, lane, key: userId, priority: "answer", replaceable: true } as const;
      try {
        await queue.run(job, (turn) =>
          persist(turn, () =>
            turn.request("view", "", () => client.views.publish({ user_id: userId, view })),
          ),
        );
      } catch (error) {
        if (error !== SUPERSEDED) throw error;
      }
    },
  };
}
