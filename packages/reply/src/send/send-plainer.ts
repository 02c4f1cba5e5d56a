import type { Logger } from "@lynceus/telemetry";
import { fitText } from "../markup/fit-text.ts";
import { readMalformed } from "./refusal.ts";
import type { Body } from "./to-body.ts";

/** Well within what every method takes, also once its characters are counted as bytes. */
const PLAIN_LENGTH = 1200;

/** As it is; as plain text when Slack does not take it; shortened when it is too long. */
export async function sendPlainer<T>(
  body: Body,
  logger: Logger,
  call: (body: Body) => Promise<T>,
): Promise<T> {
  try {
    return await call(body);
  } catch (error) {
    const refusal = readMalformed(error);
    if (refusal === undefined) throw error;
    logger.warn({ ...refusal }, "Slack does not take this message; sent as plain text");
    const isTooLong = refusal.error === "msg_too_long";
    const text = isTooLong ? fitText(body.text, PLAIN_LENGTH) : body.text;
    return await call({ text, blocks: [] });
  }
}
