import type { Logger } from "@lynceus/telemetry";
import { webApi } from "@slack/bolt";

/** How a question stands, as a reaction on it. */
export interface Marks {
  /** `eyes`: it is being looked into. */
  begin(channel: string, ts: string): Promise<void>;
  /** `white_check_mark` in its place: it is answered. */
  done(channel: string, ts: string): Promise<void>;
  /** Neither of them: nobody looks into it any more. */
  drop(channel: string, ts: string): Promise<void>;
}

/** Somebody was quicker, or it is gone: as good as done. */
const HARMLESS = new Set(["already_reacted", "no_reaction", "message_not_found"]);

/** Best effort: an answer never waits for a reaction, nor fails by one. */
export function createMarks(options: {
  readonly client: webApi.WebClient;
  /** Whether a channel asks for them. */
  readonly isWanted: (channel: string) => boolean;
  readonly logger: Logger;
}): Marks {
  const { client, isWanted, logger } = options;

  async function quietly(reacting: Promise<unknown>): Promise<void> {
    try {
      await reacting;
    } catch (error) {
      const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
      if (code === undefined || !HARMLESS.has(code)) logger.warn({ err: error }, "not marked");
    }
  }

  return {
    async begin(channel, timestamp) {
      if (!isWanted(channel)) return;
      await quietly(client.reactions.add({ channel, timestamp, name: "eyes" }));
    },
    async drop(channel, timestamp) {
      if (!isWanted(channel)) return;
      await quietly(client.reactions.remove({ channel, timestamp, name: "eyes" }));
    },
    async done(channel, timestamp) {
      if (!isWanted(channel)) return;
      await Promise.all([
        quietly(client.reactions.remove({ channel, timestamp, name: "eyes" })),
        quietly(client.reactions.add({ channel, timestamp, name: "white_check_mark" })),
      ]);
    },
  };
}
