import { expect, test } from "vitest";
import { normaliseText } from "./normalise-text.ts";
import { readAsk } from "./read-ask.ts";

const read = (text: string) => readAsk(normaliseText(text));

test.each([
  "Show me the logs for the payment-service pod that is erroring",
  "show me the logs",
  "SHOW ME THE LOGS!!!",
  "show me teh logs pls",
  "can i see the logs of `orders-api`?",
  "«show me the logs»",
  "“Show me the logs”",
  "¿show me the logs?",
  "logs",
  "logs please",
  "and the logs?",
  "logs for payments-api",
  "what do the logs say?",
  "what's in the logs of cart-front?",
  "tail the payments-api logs",
  "pull the log lines of web-eu please",
  "payments-api logs",
  "give me the stacktrace of ml-trainer",
])("%j asks for logs", (text) => {
  expect(read(text)).toEqual({ kind: "logs" });
});

test.each([
  "logs look fine now",
  "the logs look fine, thanks",
  "I'm seeing warnings in the logs of cache-warmer, not sure if critical",
  "bank-link logs a tls warning, is this critical?",
  "I set mail-router back to log level info, it is Synced, but the pods still log debug",
  "let me look at the logs",
  "why are there no logs?",
  "show me the status of payments-api",
])("%j does not ask for logs", (text) => {
  expect(read(text)?.kind).not.toBe("logs");
});

test.each([
  "what changed?",
  "What's changed in payments-api",
  "what has changed since yesterday?",
  "did anything change?",
  "It was fine yesterday",
  "payments-api was fine yesterday",
  "it worked last week",
  "worked fine until this morning",
  "any recent deploys?",
  "show the last deployments of web-eu",
  "deployment history of orders-api",
  "WHAT CHANGED？",
  "what was the last deploy?",
])("%j asks what changed", (text) => {
  expect(read(text)).toEqual({ kind: "changes" });
});

test.each([
  "subscriptions was fine yesterday, now new pods crash",
  "why is payments-api failing?",
  "it will be fine tomorrow",
  "nothing is working",
])("%j does not ask what changed", (text) => {
  expect(read(text)).toBeUndefined();
});

test.each([
  "is it just me?",
  "Is it only us?",
  "edge-router is Unknown, is it just me?",
  "are others affected?",
  "are other apps affected too?",
  "anyone else?",
  "does anybody else see this",
  "is this cluster-wide?",
  "same problem elsewhere?",
  "who else has this",
])("%j asks about others", (text) => {
  expect(read(text)).toEqual({ kind: "others" });
});

test.each([
  ["What's the sync status for the frontend application in the staging environment?", "state"],
  ["is payments-api healthy?", "state"],
  ["Is `payments-api` healthy in prod?", "state"],
  ["is payments-api ok", undefined],
  ["payments-api status", "state"],
  ["status of web-eu", "state"],
  ["how is checkout-cart doing?", "state"],
  ["is orders-api up to date?", "state"],
  ["which version of orders-api runs in prod?", "version"],
  ["what version is payments-api on?", "version"],
  ["what image does web-eu run?", "version"],
  ["who deployed payments-api last?", "deployer"],
  ["who did that?", "deployer"],
  ["Who broke it?", "deployer"],
  ["whose change was that?", "deployer"],
  ["who changed the replicas of web-eu?", undefined],
  ["whos responsible for that", "deployer"],
  ["is search-query down?", undefined],
  ["why is orders-api degraded?", undefined],
  ["identity-audit shows Unknown sync status", undefined],
  ["who is on call?", undefined],
])("%j asks for the %s", (text, of) => {
  expect(read(text)).toEqual(of === undefined ? undefined : { kind: "status", of });
});

test.each([
  "what do I change?",
  "what should we do?",
  "how do I fix it?",
  "how to fix this",
  "How can I fix payments-api?",
  "what's the fix?",
  "fix?",
  "which file do I change?",
  "what now?",
])("%j asks for the fix", (text) => {
  expect(read(text)).toEqual({ kind: "fix" });
});

test.each(["I'll fix it", "fixed!", "what do you think?"])(
  "%j does not ask for the fix",
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);
