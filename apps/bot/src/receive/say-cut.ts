import type { Reach } from "./receiving.ts";

/** Slack moves its connections every few hours; its client is back after five seconds, and the call for a new one. */
const MOVING_MS = 15_000;

/** What it means that Slack cannot reach us, as a sentence; undefined while it can, or only moves the connection. */
export function sayCut(reach: Reach | undefined, now = performance.now()): string | undefined {
  if (reach?.state !== "cut" || now - reach.since < MOVING_MS) return undefined;
  const seconds = Math.round((now - reach.since) / 1_000);
  return `Slack has had no connection to it for ${seconds} s: look at the log, at SLACK_APP_TOKEN, and whether this machine may connect to Slack.`;
}
