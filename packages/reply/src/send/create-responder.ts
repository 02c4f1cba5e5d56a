import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "@lynceus/telemetry";
import type { Rendered } from "../rendered.ts";
import { observeFetch } from "./observe-fetch.ts";
import { toBody } from "./to-body.ts";

/** Answers through a `response_url`: good for 30 minutes and five posts, also where the bot is no member. */
export interface Responder {
  /**
   * `asker`: seen by who acted; `channel`: by all; `replace`: in the place of the message acted on.
   * `gone` when Slack takes no answer there any more. Rejects when Slack cannot be reached.
   */
  respond(
    url: string,
    message: Rendered,
    how: "asker" | "channel" | "replace",
    signal?: AbortSignal,
  ): Promise<"sent" | "gone">;
}

export interface ResponderOptions {
  /** Masks credentials; when it throws, nothing of the message is sent. */
  readonly redact: (text: string) => string;
  readonly logger: Logger;
  /** Only for a stand-in of Slack, whose answers go where its methods are. */
  readonly apiUrl?: string | undefined;
}

const HOSTS = new Set(["hooks.slack.com", "hooks.slack-gov.com"]);
const TRIES = 3;
const PAUSE_MS = 300;
const TIMEOUT_MS = 5_000;

/** An answer goes to Slack only, whatever a stored payload says. */
function isSlacks(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (apiUrl !== undefined) return origin === new URL(apiUrl).origin;
  return protocol === "https:" && HOSTS.has(hostname);
}

const VISIBLE = {
  asker: { response_type: "ephemeral", replace_original: false },
  channel: { response_type: "in_channel", replace_original: false },
  replace: { replace_original: true },
} as const;

export function createResponder(options: ResponderOptions): Responder {
  const { logger, apiUrl } = options;

  const fetch = observeFetch("response_url");

  async function post(url: string, body: string, signal: AbortSignal | undefined) {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      redirect: "error",
      body,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    await response.arrayBuffer();
    return response.status;
  }

  return {
    async respond(url, message, how, signal) {
      if (!isSlacks(url, apiUrl)) {
        logger.error({ url: URL.canParse(url) ? new URL(url).host : "" }, "not a response_url");
        return "gone";
      }
      const { text, blocks } = toBody(message, options);
      const body = JSON.stringify({ ...VISIBLE[how], text, blocks });
      // What all would see twice is tried once; a second copy for one person does no harm.
      const tries = how === "channel" ? 1 : TRIES;
      for (let attempt = 1; ; attempt += 1) {
        const status = await post(url, body, signal).catch((error: unknown) => {
          if (attempt >= tries || signal?.aborted === true) throw error;
          return 503;
        });
        if (status < 300) return "sent";
        if (status < 500 && status !== 429) return "gone";
        if (attempt >= tries) throw new Error(`Slack took no answer: ${status}`);
        await delay(PAUSE_MS * attempt, undefined, signal === undefined ? {} : { signal });
      }
    },
  };
}
