import { createHash } from "node:crypto";
import type { Logger } from "@lynceus/telemetry";
import type { KnownBlock } from "@slack/types";
import { renderSentence } from "../render/render-sentence.ts";
import type { Rendered } from "../rendered.ts";
import { redactMessage } from "./redact-message.ts";

/** What is sent of a message. */
export interface Body {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

const WITHHELD = renderSentence(
  "There is an answer, but it could not be checked for secrets, so it is withheld. Look in Argo CD itself; the operators of Lynceus find the error in its log.",
);

/** The message redacted, or a sentence in its place when that fails. */
export function toBody(
  message: Rendered,
  { redact, logger }: { readonly redact: (text: string) => string; readonly logger: Logger },
): Body {
  try {
    const { text, blocks } = redactMessage(message, redact);
    return { text, blocks: [...blocks] };
  } catch (error) {
    logger.error({ err: error }, "message withheld: redaction failed");
    return { text: WITHHELD.text, blocks: [...WITHHELD.blocks] };
  }
}

/** The same for the same content. Slack rewrites what it stores, so contents themselves cannot be compared. */
export function digestOf(body: Body): string {
  return createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 16);
}
