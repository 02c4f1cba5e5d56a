import type { Logger } from "@lynceus/telemetry";
import { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { z } from "zod";

/** What is known of channels. */
export interface Places {
  /** Whether other companies are in a channel, or invited to it; undefined when Slack does not tell. */
  isExternal(channel: string): Promise<boolean | undefined>;
}

const Conversation = z.object({
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
});

const TEN_MINUTES = 10 * 60 * 1000;
/** What Slack refuses now it may grant after an invitation. */
const REFUSED_MS = 30_000;

export function createPlaces(options: {
  readonly client: webApi.WebClient;
  readonly logger: Logger;
}): Places {
  const { client, logger } = options;
  const known = new LRUCache<string, { readonly external: boolean | undefined }>({
    max: 5000,
    ttl: TEN_MINUTES,
  });

  async function ask(channel: string): Promise<boolean | undefined> {
    try {
      const { channel: told } = await client.conversations.info({ channel });
      const { is_ext_shared, is_pending_ext_shared } = Conversation.parse(told);
      return is_ext_shared === true || is_pending_ext_shared === true;
    } catch (error) {
      if (!(error instanceof webApi.WebAPIPlatformError)) throw error;
      logger.warn({ channel, error: error.data.error }, "Slack does not tell whose a channel is");
      return undefined;
    }
  }

  return {
    async isExternal(channel) {
      // In a direct message there is nobody but the person, whose standing is known.
      if (channel.startsWith("D")) return false;
      const place = known.get(channel);
      if (place !== undefined) return place.external;
      const external = await ask(channel);
      known.set(channel, { external }, external === undefined ? { ttl: REFUSED_MS } : {});
      return external;
    },
  };
}
