import { Question } from "@lynceus/contract";
import { expect, test } from "vitest";
import { triage } from "./triage.ts";

const question = (text: string, fields: object = {}) =>
  Question.parse({
    id: "C1:100.000100",
    text,
    askedAt: "2026-11-21T09:00:00Z",
    via: "mention",
    thread: { team: "T1", channel: "C1", threadTs: "100.000100" },
    context: [],
    principal: { kind: "person", id: "slack:T1:U1", name: "Dana", groups: [], projects: ["*"] },
    ...fields,
  });
const said = (kind: "person" | "bot" | "lynceus", text: string) => ({
  ts: "90.0",
  author: { kind, id: "X", name: "X" },
  text,
});

test("a question why an application fails is an investigation, with its words", () => {
  expect(triage(question("why is payments-api failing in prod?"), {})).toEqual({
    kind: "investigate",
    look: { words: ["payments-api"], threadWords: [], logs: false, environment: "prod" },
  });
});

test("a question that names nothing carries the thread's words, newest first, not our own", () => {
  const context = [
    said("person", "orders-api alert"),
    said("lynceus", "web-eu is fine"),
    said("bot", "[FIRING] checkout-cart"),
  ];

  const verdict = triage(question("any idea what is wrong here?", { context }), {});

  expect(verdict).toMatchObject({
    kind: "investigate",
    look: { words: ["idea"], threadWords: ["firing", "checkout-cart", "orders-api", "alert"] },
  });
});

test.each([
  ["payments-api crashes at once with exit 255", "investigate"],
  ["Production deployment issue", "investigate"],
  ["checkout won't start", "investigate"],
  ["what's the sync status of frontend in staging?", "tell"],
  ["show me the logs of payment-service", "tell"],
  ["payments-api", "investigate"],
  ["catalog-facets turned Unknown after the chart bump", "investigate"],
  ["which version of orders-api runs in prod?", "tell"],
  ["who was OOM-killed?", "survey"],
  ["what is wrong in project catalog?", "survey"],
  ["is it just me?", "tell"],
  ["what events does web-eu have?", "look"],
])("%j is for %s", (text, kind) => {
  expect(triage(question(text), {})).toMatchObject({ kind });
});

test("a question about warnings wants the logs", () => {
  const text = "I'm seeing warnings in the logs of cache-warmer, not sure if critical";

  expect(triage(question(text), {})).toMatchObject({ kind: "look", look: { logs: true } });
});

test("when we asked which failure, a reply picks", () => {
  const verdict = triage(question("current failure", { via: "reply" }), { awaiting: "failure" });

  expect(verdict).toMatchObject({
    kind: "investigate",
    look: { focus: { by: "subject", subject: "new-revision" } },
  });
});

test("when we asked which application, a plain word is an answer", () => {
  const verdict = triage(question("billing", { via: "reply" }), { awaiting: "application" });

  expect(verdict).toMatchObject({ kind: "investigate", look: { words: ["billing"] } });
});

test("a number means nothing when nothing was asked", () => {
  expect(triage(question("2", { via: "reply" }), {})).toMatchObject({ kind: "ignore" });
});

test.each([
  ["", "empty"],
  ["🔥🔥", "no-words"],
  [":fire: :sob:", "no-words"],
  ["!!", "no-words"],
  ["x ".repeat(10_000), "too-long"],
])("a mention with %j is asked back", (text, reason) => {
  expect(triage(question(text), {})).toEqual({ kind: "clarify", reason });
});

test("twenty thousand characters that name something are a question", () => {
  const paste = `orders-api logs:\n${"ERROR boom\n".repeat(2000)}`;

  expect(triage(question(paste), {})).toMatchObject({
    kind: "investigate",
    look: { words: expect.arrayContaining(["orders-api"]) },
  });
});

test.each([
  ["help", { kind: "answer", topic: "help" }],
  ["?", { kind: "answer", topic: "help" }],
  ["thanks!", { kind: "answer", topic: "thanks" }],
  [
    "How many applications am I running in argoCD, and what's their status?",
    { kind: "answer", topic: "fleet-status" },
  ],
  ["status", { kind: "answer", topic: "fleet-status" }],
])("%j is answered", (text, verdict) => {
  expect(triage(question(text), {})).toEqual(verdict);
});

test("an order to change something is an act, with what it is about", () => {
  expect(triage(question("sync payments-api"), {})).toMatchObject({
    kind: "act",
    action: "sync",
    look: { words: ["payments-api"] },
  });
});

test.each(["I'll restart my laptop now", "thanks", "lol", "👍", "Production looks good"])(
  "people talking in the thread are left alone: %j",
  (text) => {
    expect(triage(question(text, { via: "reply" }), {})).toMatchObject({ kind: "ignore" });
  },
);

test.each(["and in staging?", "show me the logs", "what about checkout-web"])(
  "a follow-up in the thread is heard: %j",
  (text) => {
    expect(triage(question(text, { via: "reply" }), {})).toMatchObject({
      kind: expect.stringMatching(/^(?:look|tell|investigate|unclear)$/),
    });
  },
);

test("an order's name is looked at, its other words are not", () => {
  const text =
    "deploy web-eu 2.0, monitor its health, and roll back to the previous version if it degrades";

  expect(triage(question(text), {})).toMatchObject({
    kind: "act",
    look: { words: ["web-eu"] },
    plan: { version: "2.0", rollbackIf: "it degrades" },
  });
});

test("what was told is told again for another environment, or another application", () => {
  const told = { told: { kind: "status", of: "version" }, isAboutOne: true } as const;

  expect(triage(question("and in staging?", { via: "reply" }), told)).toMatchObject({
    kind: "tell",
    ask: { kind: "status", of: "version" },
    look: { environment: "stage" },
  });
  expect(triage(question("what about web-eu?", { via: "reply" }), told)).toMatchObject({
    kind: "tell",
    look: { words: ["web-eu"] },
  });
});

test("the name that we asked for is told what was asked for", () => {
  const awaiting = { awaiting: "application", told: { kind: "logs" } } as const;

  expect(triage(question("web-eu", { via: "reply" }), awaiting)).toMatchObject({
    kind: "tell",
    ask: { kind: "logs" },
    look: { words: ["web-eu"] },
  });
});

test("the name of the application whose lines were pasted has them judged", () => {
  const awaiting = { awaiting: "application", told: { kind: "paste" } } as const;
  const context = [said("person", "is this critical?\n2026-11-21 08:12:01 ERROR pool exhausted")];

  expect(triage(question("web-eu", { via: "reply", context }), awaiting)).toMatchObject({
    kind: "tell",
    ask: { kind: "paste", paste: { telling: expect.stringContaining("pool exhausted") } },
    look: { words: ["web-eu"] },
  });
});

test("«why?» after an answer is about the same application", () => {
  const verdict = triage(question("why?", { via: "reply" }), { isAboutOne: true });

  const words: string[] = [];
  expect(verdict).toMatchObject({ kind: "unclear", otherwise: "investigate", look: { words } });
});

test("what is said to nobody by name, and names nothing, is unclear: rules only lean", () => {
  const reply = (text: string) => triage(question(text, { via: "reply" }), {});

  expect(reply("did you see that on your side?")).toMatchObject({ kind: "unclear" });
  expect(reply("oh no, not again")).toMatchObject({ kind: "ignore" });
  expect(reply("is payments-api down?")).toMatchObject({ kind: "investigate" });
});

test("pasted lines to be judged name applications only after the question and before the thread", () => {
  const text =
    "critical? in web-eu\n```ERROR in pod orders-api-7d9c5b6f45-x2v8k: cannot reach config-e2e.acme.example:8888```";

  expect(triage(question(text), {})).toMatchObject({
    kind: "tell",
    ask: { kind: "paste", paste: { host: "config-e2e.acme.example" } },
    look: { words: ["web-eu"], threadWords: ["orders-api", "config-e2e"] },
  });
});

test.each([
  ["never mind", {}, "ignore"],
  ["nvm, found it", { awaiting: "failure" }, "answer"],
  ["forget it", { awaiting: "application" }, "answer"],
  ["logs look fine now", { isAboutOne: true }, "ignore"],
  ["I'll restart my laptop", { isAboutOne: true }, "ignore"],
  ["@U0NOOR0003 can you check the logs?", {}, "ignore"],
] as const)("the reply %j in a thread like %j is for %s", (text, conversation, kind) => {
  expect(triage(question(text, { via: "reply" }), conversation)).toMatchObject({ kind });
});

test("what stands in pasted lines only is not said by anybody", () => {
  const text =
    "java.net.UnknownHostException: ledger-db\n\tat java.base/java.net.InetAddress.get(InetAddress.java:1)\nledger-export: is that us?";

  expect(triage(question(text), {})).toMatchObject({
    look: {
      words: expect.arrayContaining(["ledger-db", "ledger-export"]),
      pasted: expect.not.arrayContaining(["ledger-export"]),
    },
  });
});

test("how it fails is carried along, for where nothing is named", () => {
  expect(triage(question("pods keep restarting since lunch"), {})).toMatchObject({
    kind: "investigate",
    look: { failure: { called: "restart again and again" } },
  });
});

test.each(["what did he change", "ok can i just roll back", "kann ich das abbrechen"])(
  "a tired reply is heard: %j",
  (text) => {
    const verdict = triage(question(text, { via: "reply" }), { isAboutOne: true });
    expect(verdict.kind).toMatch(/^(?:tell|unclear|investigate)$/);
  },
);

test("«never mind» to us is heard", () => {
  expect(triage(question("Never mind!"), {})).toEqual({ kind: "answer", topic: "never-mind" });
});

test.each(["stop", "Stop!", "please stop", "stop it now", "ok, stop the investigation", "abort"])(
  "an order to end what runs is heard from anybody in the thread: %j",
  (text) => {
    expect(triage(question(text, { via: "reply" }), { isAboutOne: true })).toEqual({
      kind: "stop",
    });
  },
);

test.each([
  "why does it stop",
  "it will not stop restarting",
  "stop payments-api",
  "@U0DANA0001 stop",
])("what stops otherwise ends nothing of ours: %j", (text) => {
  expect(triage(question(text, { via: "reply" }), {}).kind).not.toBe("stop");
});
