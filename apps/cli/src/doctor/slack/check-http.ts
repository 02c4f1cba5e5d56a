import { createHmac, randomUUID } from "node:crypto";
import type { BotConfig } from "@lynceus/bot/config";
import { codeOf } from "../ask-json.ts";
import { type Verdict, verdict } from "../check.ts";

type Http = NonNullable<BotConfig["slack"]["http"]>;

const EVENTS = "/slack/events";
const SECRET_WHERE = "Slack app settings > Basic Information > App Credentials > Signing Secret";

/** The signing secret, and whether a bot answers where Slack posts: on this machine, and from outside where that is known. */
export async function checkHttp(http: Http, signal: AbortSignal): Promise<readonly Verdict[]> {
  const here = await knock(`http://${hostOf(http)}:${http.port}`, http, signal);
  const { publicUrl } = http;
  const outside = publicUrl === undefined ? undefined : await knock(publicUrl, http, signal);
  return [
    checkSecret(http.signingSecret),
    sayHere(here, `${http.host}:${http.port}`),
    outside === undefined || publicUrl === undefined
      ? verdict(
          "slack address",
          "skipped",
          "Not tried from outside: LYNCEUS_PUBLIC_URL is not set.",
        )
      : sayOutside(outside, { publicUrl, runsHere: here.kind !== "nobody" }),
  ];
}

/** Where an address for every network is listened at, this machine answers. */
function hostOf({ host }: Http): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

function checkSecret(secret: string): Verdict {
  return /^[0-9a-f]{32}$/.test(secret)
    ? verdict("slack signing secret", "fine", "32 hexadecimal digits")
    : verdict(
        "slack signing secret",
        "failed",
        `SLACK_SIGNING_SECRET is not made of 32 hexadecimal digits, as Slack's are. Copy it anew: ${SECRET_WHERE}.`,
      );
}

type Heard =
  | { readonly kind: "ours" | "unsigned" }
  | { readonly kind: "nobody" | "other"; readonly what: string };

/** Asks as Slack does when it verifies an address: signed, and for a word to be repeated. */
async function knock(origin: string, http: Http, signal: AbortSignal): Promise<Heard> {
  const challenge = randomUUID();
  const body = JSON.stringify({ type: "url_verification", challenge, token: "" });
  const at = Math.floor(Date.now() / 1000);
  const hash = createHmac("sha256", http.signingSecret).update(`v0:${at}:${body}`).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-slack-request-timestamp": String(at),
    "x-slack-signature": `v0=${hash}`,
  };
  try {
    const asked = { method: "POST", headers, body, redirect: "manual", signal } as const;
    const response = await fetch(`${origin}${EVENTS}`, asked);
    const text = await response.text();
    if (response.status === 401) return { kind: "unsigned" };
    return response.ok && text.includes(challenge)
      ? { kind: "ours" }
      : { kind: "other", what: String(response.status) };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: "nobody", what: codeOf(error) };
  }
}

function sayHere(heard: Heard, address: string): Verdict {
  const about = "slack listener";
  switch (heard.kind) {
    case "ours":
      return verdict(about, "fine", `a bot listens at ${address}, with this signing secret`);
    case "unsigned":
      return verdict(about, "failed", `${WITH_ANOTHER} Restart the bot at ${address}.`);
    case "nobody":
      return verdict(about, "skipped", `No bot runs at ${address} now.`);
    case "other":
      return verdict(
        about,
        "failed",
        `Something else listens at ${address} (it answers ${heard.what}). Stop it, or set LYNCEUS_HTTP_ADDRESS to another host:port.`,
      );
  }
}

const WITH_ANOTHER = "The bot there runs with another SLACK_SIGNING_SECRET.";

/** While no bot runs here, nothing can be expected to answer outside. */
function sayOutside(
  heard: Heard,
  { publicUrl, runsHere }: { readonly publicUrl: string; readonly runsHere: boolean },
): Verdict {
  const about = "slack address";
  const url = `${publicUrl}${EVENTS}`;
  switch (heard.kind) {
    case "ours":
      return verdict(about, "fine", `${url} reaches a bot with this signing secret`);
    case "unsigned":
      return verdict(
        about,
        "failed",
        `${url} refuses the signature. ${WITH_ANOTHER} Or what stands before it changes the body or the headers: let it pass both on as they are.`,
      );
    case "nobody":
    case "other": {
      const what =
        heard.kind === "nobody" ? `does not answer (${heard.what})` : `answers ${heard.what}`;
      const says = runsHere
        ? `${url} ${what}, and no bot. Let what terminates TLS there pass ${EVENTS} on to LYNCEUS_HTTP_ADDRESS, or correct LYNCEUS_PUBLIC_URL.`
        : `${url} ${what}. Start the bot, then ask again.`;
      return verdict(about, runsHere ? "failed" : "warning", says);
    }
  }
}
