import { redact } from "@lynceus/guard";
import { createSender, createSendingClient, type Deliveries, observeFetch } from "@lynceus/reply";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import { webApi } from "@slack/bolt";
import type { BotHooks } from "../hooks.ts";
import { toSlackLogger } from "../slack-logger.ts";
import type { Workspace } from "./workspace.ts";

export interface ConnectOptions {
  readonly store: Pick<Store, "deliveries">;
  readonly logger: Logger;
  readonly apiUrl?: string | undefined;
  readonly sendingBudget?: BotHooks["sendingBudget"];
}

function within(scope: string, { begin, sent }: Deliveries): Deliveries {
  return {
    begin: (key, place) => begin(`${scope}${key}`, place),
    sent: (key, ts) => sent(`${scope}${key}`, ts),
  };
}

function createReadingClient(token: string, { apiUrl, logger }: ConnectOptions) {
  return new webApi.WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger: toSlackLogger(logger),
    fetch: observeFetch(),
    retryConfig: { retries: 2, factor: 2, minTimeout: 300, maxTimeout: 2000, randomize: true },
    timeout: 10_000,
    allowAbsoluteUrls: false,
  });
}

/** A workspace by the token of our bot in it. Rejects when Slack does not take the token, or does not answer. */
export async function connectWorkspace(
  token: string,
  /** The id by which its keys are told from others'; undefined where it is the only one. */
  scopedTo: string | undefined,
  options: ConnectOptions,
): Promise<Workspace> {
  const { store, apiUrl, logger, sendingBudget: budget = {} } = options;
  const client = createReadingClient(token, options);
  const { team_id: team = "", user_id: botUserId = "", url = "" } = await client.auth.test();
  const scope = scopedTo === undefined ? "" : `${scopedTo}-`;
  const deliveries = within(scope, store.deliveries);
  const sending = createSendingClient({ token, apiUrl, logger: toSlackLogger(logger) });
  const sender = createSender({ client: sending, deliveries, redact, logger, budget });
  return { team, botUserId, url, scope, client, sender, deliveries };
}

/** Slack's words for a token that is not good any more, and never will be again. */
const OVER = new Set(["account_inactive", "invalid_auth", "token_revoked", "not_authed"]);

/** True when Slack will never take this token again. Rejects when it does not answer. */
export async function hasEnded(token: string, options: ConnectOptions): Promise<boolean> {
  try {
    await createReadingClient(token, options).auth.test();
    return false;
  } catch (error) {
    if (!isOver(error)) throw error;
    return true;
  }
}

export function isOver(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError && OVER.has(error.data.error);
}
