import type { Rendered } from "@lynceus/reply";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import { webApi } from "@slack/bolt";

/**
 * A message of our own words outside threads: to a channel, or to a person by their id. Once for ever by its
 * key: it is written down before it is sent, so a crash in between leaves it unsaid and never says it twice.
 * Returns its ts; undefined when it was said before, or Slack does not let us say it there.
 */
export type SayOnce = (saying: {
  readonly to: string;
  readonly key: string;
  readonly message: Rendered;
}) => Promise<string | undefined>;

export function createSayOnce(options: {
  readonly client: webApi.WebClient;
  readonly store: Pick<Store, "deliveries">;
  readonly logger: Logger;
}): SayOnce {
  const { client, store, logger } = options;
  return async ({ to, key, message }) => {
    const { state } = await store.deliveries.begin(key, { channel: to });
    if (state !== "new") return undefined;
    try {
      const { ts } = await client.chat.postMessage({
        channel: to,
        text: message.text,
        blocks: [...message.blocks],
        unfurl_links: false,
        unfurl_media: false,
      });
      if (ts !== undefined) await store.deliveries.sent(key, ts);
      return ts;
    } catch (error) {
      if (!(error instanceof webApi.WebAPIPlatformError)) throw error;
      logger.info({ key, to, error: error.data.error }, "Slack does not let us say it there");
      return undefined;
    }
  };
}
