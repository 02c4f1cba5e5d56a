import { createHmac } from "node:crypto";

/** The headers that prove to an app that a body comes from Slack. `timestamp` in Unix seconds. */
export function signRequest(body: string, signingSecret: string, timestamp: number) {
  const digest = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`);
  return {
    "x-slack-request-timestamp": String(timestamp),
    "x-slack-signature": `v0=${digest.digest("hex")}`,
  };
}
