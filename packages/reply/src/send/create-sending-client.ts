import { WebClient, type WebClientOptions } from "@slack/web-api";
import { observeFetch } from "./observe-fetch.ts";

const TIMEOUT_MS = 10_000;

/**
 * The client that a sender needs: it repeats nothing by itself, because a post whose answer was lost would
 * be posted twice, and reports at once when Slack is asked too often instead of holding up every channel.
 */
export function createSendingClient(options: {
  readonly token: string;
  /** Slack's own unless said. */
  readonly apiUrl?: string | undefined;
  readonly logger: NonNullable<WebClientOptions["logger"]>;
  /** How long one call may take. */
  readonly timeoutMs?: number;
}): WebClient {
  return new WebClient(options.token, {
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
    logger: options.logger,
    fetch: observeFetch(),
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  });
}
