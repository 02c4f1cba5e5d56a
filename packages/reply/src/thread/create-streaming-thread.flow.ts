import type { InvestigationStep } from "@lynceus/contract";
import { beforeEach, expect, test, vi } from "vitest";
import { createMemoryDeliveries } from "../send/create-memory-deliveries.ts";
import type { SenderOptions } from "../send/create-sender.ts";
import { ADA, openRoom, type Room } from "../send/testing/open-room.ts";
import { quickClock } from "../send/testing/quick-clock.ts";
import { about, answered, spent, steps } from "../testing/investigation-samples.ts";
import { createStreamingThread, type StreamingThreadOptions } from "./create-streaming-thread.ts";

let room: Room;
let deliveries: ReturnType<typeof createMemoryDeliveries>;
const logged: { reason?: string }[] = [];

beforeEach(async () => {
  room = await openRoom({ rateTiers: false });
  deliveries = createMemoryDeliveries();
  logged.length = 0;
});

/** The thread as a process tells it that has a sender of its own. */
function inProcess(
  more: Partial<StreamingThreadOptions> & { readonly sending?: Partial<SenderOptions> } = {},
) {
  const { sending, ...options } = more;
  return createStreamingThread({
    sender: room.sender({ clock: quickClock(100), deliveries, ...sending }),
    thread: room.thread,
    about,
    recipient: { team: room.thread.team, user: ADA },
    everyMs: 5,
    logger: {
      debug() {},
      info: (fields: object) => void logged.push(fields),
      warn() {},
      error() {},
    },
    ...options,
  });
}

/** A machine that does much else is late now and then. */
const shown = (check: () => void) => vi.waitFor(check, 20_000);
const texts = () => room.replies().map(({ text }) => text);
const step = (text: string, state: InvestigationStep["state"], outcome?: string) => ({
  text,
  state,
  tool: "get_application",
  ...(outcome === undefined ? {} : { outcome }),
});
interface Card {
  readonly task_id: string;
  readonly status: string;
  readonly output?: { elements: { elements: { text: string }[] }[] };
}
/** The cards of a streamed message: `plan complete`, `step-1 in_progress`. */
function cards(at = 0): readonly string[] {
  const plan = room.replies()[at]?.blocks?.find(({ type }) => type === "plan");
  return ((plan?.tasks ?? []) as Card[]).map(({ task_id, status, output }) => {
    const said = output?.elements[0]?.elements[0]?.text;
    return `${task_id} ${status}${said === undefined ? "" : `: ${said}`}`;
  });
}
const callsOf = (method: string) => room.slack.calls().filter((call) => call.method === method);

test("cards follow the steps, one append at a time, and the answer is a message of its own", async () => {
  room.slack.faults.add({ method: "chat.appendStream", delayMs: 60, times: 3 });
  const thread = inProcess();
  thread.progress({ steps: [] });
  await shown(() => expect(cards()).toEqual(["plan in_progress"]));

  const logs = (state: InvestigationStep["state"]) => step("the log of `orders-api`", state);
  for (let turn = 0; turn < 20; turn += 1) {
    thread.progress({ plan: "the log first", steps: [logs("running")] });
    await new Promise(setImmediate);
  }
  thread.progress({
    plan: "the log first",
    steps: [step("the log of `orders-api`", "done", "5 lines"), step("its events", "running")],
  });

  await shown(() =>
    expect(cards()).toEqual(["plan complete", "step-1 complete: 5 lines", "step-2 in_progress"]),
  );
  expect(callsOf("chat.appendStream").length).toBeLessThanOrEqual(3);
  expect(room.count("chat.update")).toBe(0);

  await thread.end(answered());

  expect(texts()).toEqual([
    expect.stringMatching(/^Investigated .* The answer stands below\.$/),
    expect.stringContaining("reads its configuration from the e2e environment"),
  ]);
  expect(room.replies()[0]?.streaming_state).toBe("completed");
});

test("a stream that grows old, is full or is cut goes on in a new one, and says so", async () => {
  const first = inProcess({ lifetimeMs: 0 });
  first.progress({ steps: [step("one", "done"), step("two", "running")] });
  await shown(() => expect(texts()).toHaveLength(1));
  first.progress({ steps: [step("one", "done"), step("two", "done", "ok")] });
  await shown(() => expect(texts()).toHaveLength(2));
  await shown(() => expect(texts()[0]).toMatch(/it goes on below\.$/));
  await first.leave();

  const second = inProcess();
  room.slack.cutStreams();
  const many = Array.from({ length: 41 }, (_, index) => step(`look ${index}`, "done"));
  second.progress({ steps: many });
  await shown(() => expect(texts().at(-1)).toMatch(/, continued$/));
  expect(
    texts()
      .slice(0, -1)
      .every((text) => text.endsWith("it goes on below.")),
  ).toBe(true);

  const before = texts().length;
  second.progress({ steps: [...many, step("the last look", "running")] });
  await shown(() => expect(cards(texts().length - 1)).toContain("step-42 in_progress"));
  expect(texts().length - before).toBeLessThanOrEqual(1);
  await second.end(answered());
  expect(texts().at(-1)).toContain("e2e environment");
});

const refusals: readonly (readonly [string, () => Parameters<typeof inProcess>[0] | undefined])[] =
  [
    ...[
      "method_not_supported_in_channel_type",
      "missing_scope",
      "feature_not_enabled",
      "user_not_found",
      "something_new",
    ].map((error) => {
      return [
        error,
        () => void room.slack.faults.add({ method: "chat.startStream", error }),
      ] as const;
    }),
    [
      "too often",
      () => {
        const headers = { "retry-after": "60" };
        room.slack.faults.add({ method: "chat.startStream", status: 429, headers });
        return undefined;
      },
    ],
    ["no budget", () => ({ sending: { budget: { startStream: { perMinute: 1, burst: 0 } } } })],
    ["nobody to stream to", () => ({ recipient: undefined })],
  ];

test.each(refusals)("%s: told by changing a message, with the same content", async (_, refuse) => {
  const thread = inProcess(refuse() ?? {});
  thread.progress({ plan: "the log first", steps: [step("the log", "running")] });

  await shown(() => expect(texts()).toEqual([expect.stringContaining("… The log")]));
  expect(logged).toHaveLength(1);
  await thread.end(answered());

  expect(texts()).toEqual([
    expect.stringContaining("The answer stands below."),
    expect.stringContaining("e2e environment"),
  ]);
  expect(room.count("conversations.replies")).toBe(0);
});

test("an append that fails for an unknown reason: the same message is changed from then on", async () => {
  const thread = inProcess();
  thread.progress({ steps: [] });
  await shown(() => expect(texts()).toHaveLength(1));
  room.slack.faults.add({ method: "chat.appendStream", status: 500 });
  thread.progress({ steps: [step("the log", "running")] });

  await shown(() => expect(texts()).toEqual([expect.stringContaining("… The log")]));
  await thread.end(answered());
  expect(texts()).toHaveLength(2);
});

test("another process goes on in the same stream, and says nothing twice", async () => {
  const first = inProcess();
  const done = [step("the log", "done", "5 lines")];
  first.progress({ steps: done });
  await shown(() => expect(cards()).toContain("step-1 complete: 5 lines"));
  await first.leave();

  const second = inProcess();
  second.progress({ steps: [] });
  second.progress({ steps: done });
  second.progress({ steps: [...done, step("its events", "running")] });
  await shown(() => expect(cards()).toContain("step-2 in_progress"));
  second.progress({ steps: [...done, step("its events", "done", "3 events")] });

  await shown(() =>
    expect(cards()).toEqual([
      "plan complete",
      "step-1 complete: 5 lines",
      "step-2 complete: 3 events",
    ]),
  );
  expect(room.count("chat.startStream")).toBe(1);
  await second.end(answered());
  await inProcess().end(answered());
  expect(texts()).toHaveLength(2);
});

test("a stream whose beginning was never noted is found, not begun again", async () => {
  room.slack.faults.add({ method: "chat.startStream", after: "handled" });
  const thread = inProcess();
  thread.progress({ steps: [step("the log", "running")] });

  await shown(() =>
    expect(room.count("chat.appendStream") + room.count("conversations.replies")).toBeGreaterThan(
      0,
    ),
  );
  thread.progress({ steps: [step("the log", "done", "5 lines")] });
  await shown(() => expect(cards().join()).toContain("step-1 complete"));
  await thread.end(answered());

  expect(room.count("chat.startStream")).toBe(1);
  expect(texts()).toHaveLength(2);
});

test("one that had to wait goes on below the message that said so", async () => {
  await inProcess().queued(3);
  const thread = inProcess();
  thread.progress({ steps: [step("the log", "running")] });

  await shown(() => expect(texts()).toHaveLength(2));
  await shown(() => expect(texts()[0]).toMatch(/it goes on below\.$/));
  expect(cards(1)).toContain("step-1 in_progress");
});

test("Slack's own Stop ends the stream: nothing new begins, and the end is told there", async () => {
  const thread = inProcess();
  thread.progress({ steps: [step("the log", "running")] });
  await shown(() => expect(cards()).toContain("step-1 in_progress"));
  await shown(() => expect(room.count("agents.sessions.setStatus")).toBe(1));

  const { channel, threadTs } = room.thread;
  void room.slack.stop({ channel, threadTs, user: ADA });
  thread.progress({ steps: [step("the log", "done")] });
  await shown(() => expect(callsOf("chat.appendStream").at(-1)?.error).toBe("stopped_by_user"));
  thread.progress({ steps: [step("the log", "done"), step("its events", "running")] });
  await thread.end({ kind: "stopped", by: ADA, model: "offline rules", steps, spent });

  expect(texts()).toEqual([expect.stringContaining("was stopped")]);
  expect(room.count("chat.startStream")).toBe(1);
  await shown(() => {
    expect(callsOf("agents.sessions.setStatus").at(-1)?.args.status).toBe("active");
  });
});

const slacksStop: readonly (readonly [string, string | undefined, boolean])[] = [
  ["shows its own Stop", undefined, false],
  ["knows no agents", "feature_not_enabled", true],
  ["is asked too often", "ratelimited", true],
];

test.each(slacksStop)("where Slack %s, people see one Stop button", async (_, error, isOurs) => {
  if (error !== undefined) room.slack.faults.add({ method: "agents.sessions.setStatus", error });
  inProcess().progress({ steps: [step("the log", "running")] });

  await shown(() => expect(cards()).toContain("step-1 in_progress"));
  const blocks = JSON.stringify(room.replies()[0]?.blocks);
  expect(blocks.includes("stop_investigation")).toBe(isOurs);
  expect(blocks.includes("The answer will stand below.")).toBe(!isOurs);
});

test("Slack's own Stop stays while another investigation of the thread runs", async () => {
  const sender = room.sender({ clock: quickClock(100), deliveries });
  const first = inProcess({ sender });
  const second = inProcess({ sender, about: { ...about, id: "inv-2" } });
  const states = () => callsOf("agents.sessions.setStatus").map(({ args }) => args.status);
  for (const thread of [first, second]) thread.progress({ steps: [step("the log", "running")] });
  await shown(() => expect(room.count("chat.startStream")).toBe(2));

  await first.end(answered());
  expect(states()).toEqual(["processing", "processing"]);
  await second.end(answered());
  await shown(() => expect(states()).toEqual(["processing", "processing", "active"]));
});

test("a stream that turns out to be none has our button, and Slack's goes", async () => {
  room.slack.faults.add({ method: "chat.startStream", error: "something_new" });
  inProcess().progress({ steps: [step("the log", "running")] });

  await shown(() => expect(texts()).toEqual([expect.stringContaining("… The log")]));
  expect(JSON.stringify(room.replies()[0]?.blocks)).toContain("stop_investigation");
  await shown(() =>
    expect(callsOf("agents.sessions.setStatus").at(-1)?.args.status).toBe("active"),
  );
});

test("what is streamed passes redaction, and is withheld when that fails", async () => {
  const redact = (text: string) => {
    if (text.includes("broken")) throw new Error("no");
    return text.replaceAll("hunter2", "•••");
  };
  const thread = inProcess({ sending: { redact } });
  thread.progress({ steps: [step("the log", "done", "password hunter2")] });
  await shown(() => expect(cards()).toContain("step-1 complete: password •••"));
  thread.progress({ steps: [step("the log", "done"), step("the broken one", "running")] });

  await shown(() => expect(JSON.stringify(room.replies()[0])).toContain("could not be checked"));
  expect(JSON.stringify(room.slack.calls())).not.toMatch(/hunter2|the broken one/i);
});
