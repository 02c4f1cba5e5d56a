import type { Logger } from "@lynceus/telemetry";
import type { KnownBlock } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { renderSentence } from "../render/render-sentence.ts";
import type { Rendered } from "../rendered.ts";
import { fitText, redactMessage } from "./redact-message.ts";
import { readMalformed, translateRefusal } from "./refusal.ts";
import type { Sender } from "./sender.ts";

export interface SenderOptions {
  /** With its own retries and time-out: nothing is retried here but a message that Slack does not take. */
  readonly client: WebClient;
  /** Masks credentials; when it throws, nothing of the message is sent. */
  readonly redact: (text: string) => string;
  readonly logger: Logger;
}

interface Body {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

const WITHHELD = renderSentence(
  "There is an answer, but it could not be checked for secrets, so it is withheld. Look in Argo CD itself; the operators of Lynceus find the error in its log.",
);

/** Well within what every method takes, also once its characters are counted as bytes. */
const PLAIN_LENGTH = 1200;

/** No names or links found in plain words, no previews: what is shown is what was written. */
const PLAINLY = { parse: "none", link_names: false } as const;
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

export function createSender({ client, redact, logger }: SenderOptions): Sender {
  function toBody(message: Rendered): Body {
    try {
      const { text, blocks } = redactMessage(message, redact);
      return { text, blocks: [...blocks] };
    } catch (error) {
      logger.error({ err: error }, "message withheld: redaction failed");
      return { text: WITHHELD.text, blocks: [...WITHHELD.blocks] };
    }
  }

  /** As it is; as plain text when Slack does not take it; shortened when it is too long. */
  async function send<T>(message: Rendered, call: (body: Body) => Promise<T>): Promise<T> {
    const body = toBody(message);
    try {
      return await call(body);
    } catch (error) {
      const refusal = readMalformed(error);
      if (refusal === undefined) throw translateRefusal(error);
      logger.warn({ ...refusal }, "Slack does not take this message; sent as plain text");
      const isTooLong = refusal.error === "msg_too_long";
      const text = isTooLong ? fitText(body.text, PLAIN_LENGTH) : body.text;
      return await call({ text, blocks: [] }).catch((again: unknown) => {
        throw translateRefusal(again);
      });
    }
  }

  return {
    post: ({ channel, threadTs }, message) =>
      send(message, async (body) => {
        const place = { channel, thread_ts: threadTs };
        const posted = await client.chat.postMessage({
          ...place,
          ...body,
          ...PLAINLY,
          ...NO_PREVIEWS,
        });
        if (posted.ts === undefined) throw new Error("Slack posted a message without a ts");
        return { ts: posted.ts };
      }),
    update: ({ channel }, ts, message) =>
      send(message, async (body) => {
        await client.chat.update({ channel, ts, ...body, ...PLAINLY });
      }),
    ephemeral: ({ channel, threadTs }, user, message) =>
      send(message, async (body) => {
        const place = { channel, thread_ts: threadTs, user };
        await client.chat.postEphemeral({ ...place, ...body, ...PLAINLY });
      }),
  };
}
