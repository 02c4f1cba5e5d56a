import type { Logger } from "@lynceus/telemetry";
import type { Deliveries } from "./deliveries.ts";

/** It is in Slack whether or not we manage to note it; what is not noted is looked for the next time. Never rejects. */
export async function noteSent(
  sent: { readonly key: string; readonly ts: string },
  { deliveries, logger }: { readonly deliveries: Deliveries; readonly logger: Logger },
): Promise<void> {
  try {
    await deliveries.sent(sent.key, sent.ts);
  } catch (error) {
    logger.warn({ err: error, ...sent }, "message sent, but not noted as sent");
  }
}
