import { randomUUID } from "node:crypto";
import { signRequest } from "./sign-request.ts";
import type { Answer, Letter, Transport } from "./transport.ts";

const JSON_TYPE = "application/json";
/** Bolt takes no charset beside it. */
const FORM_TYPE = "application/x-www-form-urlencoded";

const VERIFY_MS = 3000;

export interface HttpTransportOptions {
  /** The app's request URL, the same for events, commands and interactivity. */
  readonly url: string;
  readonly signingSecret: string;
  readonly now: () => number;
}

/** Letters as signed `POST`s to the app's endpoint; a 2xx status is the ack, its body the answer. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  return {
    lateReason: "http_timeout",
    isReady: () => true,
    ready: async () => {},
    send(letter) {
      const giveUp = new AbortController();
      return { answer: post(letter, options, giveUp.signal), abandon: () => giveUp.abort() };
    },
  };
}

/**
 * Asks an endpoint to repeat a challenge, as Slack does when a request URL is entered. Throws when it
 * does not.
 */
export async function verifyUrl(
  options: HttpTransportOptions & { readonly token: string },
): Promise<void> {
  const signal = AbortSignal.timeout(VERIFY_MS);
  const challenge = randomUUID();
  const body = JSON.stringify({ token: options.token, challenge, type: "url_verification" });
  const headers = { ...sign(body, options), "content-type": JSON_TYPE };
  const response = await fetch(options.url, { method: "POST", headers, body, signal });
  const text = await response.text();
  if (response.status !== 200 || !text.includes(challenge)) {
    throw new Error(
      `${options.url} did not respond with the value of the challenge parameter (HTTP ${response.status}).`,
    );
  }
}

const sign = (body: string, { signingSecret, now }: HttpTransportOptions) =>
  signRequest(body, signingSecret, Math.floor(now() / 1000));

async function post(
  letter: Letter,
  options: HttpTransportOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const { contentType, body } = write(letter);
  const { retry } = letter;
  const headers = {
    ...sign(body, options),
    "content-type": contentType,
    ...(retry === undefined
      ? {}
      : { "x-slack-retry-num": String(retry.attempt), "x-slack-retry-reason": retry.reason }),
  };
  try {
    const response = await fetch(options.url, {
      method: "POST",
      headers,
      body,
      signal,
      redirect: "manual",
    });
    const text = await response.text();
    if (response.ok) return { acked: true, response: readAnswer(text) };
    const isFinal = response.headers.get("x-slack-no-retry") === "1";
    return { acked: false, reason: "http_error", isFinal };
  } catch {
    return { acked: false, reason: "connection_failed" };
  }
}

function write({ type, payload }: Letter): { contentType: string; body: string } {
  switch (type) {
    case "events_api":
      return { contentType: JSON_TYPE, body: JSON.stringify(payload) };
    case "interactive": {
      const form = new URLSearchParams({ payload: JSON.stringify(payload) });
      return { contentType: FORM_TYPE, body: form.toString() };
    }
    case "slash_commands": {
      const fields = Object.entries(payload as Readonly<Record<string, unknown>>);
      const form = new URLSearchParams(
        fields.map(([name, value]): [string, string] => [name, String(value)]),
      );
      return { contentType: FORM_TYPE, body: form.toString() };
    }
    default:
      return type satisfies never;
  }
}

/** As Socket Mode tells it: `{}` for a plain ack, `{ text }` for a line of text. */
function readAnswer(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "string" ? { text: parsed } : parsed;
  } catch {
    return { text };
  }
}
