import { expect, test } from "vitest";
import type { LocalSlack } from "../../packages/standins/src/index.ts";
import { createLoadLedger } from "./create-load-ledger.ts";
import { countServed } from "./load-result.ts";

type Change = Parameters<Parameters<LocalSlack["onChange"]>[0]>[0];

/** A Slack in which only the bot's doings are heard. */
function open() {
  let tell = (_change: Change) => {};
  let clock = 0;
  const slack = {
    bot: { userId: "UBOT" },
    onChange(listener: typeof tell) {
      tell = listener;
      return () => undefined;
    },
  } as unknown as LocalSlack;
  const ledger = createLoadLedger(slack, () => clock);
  const post = (thread: string, ts: string, key: string, more: object = {}) =>
    tell({
      kind: "posted",
      channel: "C1",
      message: {
        ts,
        thread_ts: thread,
        user: "UBOT",
        text: "",
        metadata: { event_payload: { key } },
        ...more,
      },
    } as unknown as Change);
  return {
    ledger,
    post,
    at: (ms: number) => {
      clock = ms;
    },
    show: (threadTs: string) =>
      tell({ kind: "status", channel: "C1", threadTs, status: "is looking…" }),
  };
}

test("a sign, a reply and a streamed answer count once; a stream without an answer is lost", () => {
  const { ledger, post, at, show } = open();
  ledger.mention(() => "C1 1");
  ledger.mention(() => "C1 2");
  at(40);
  show("1");
  at(90);
  post("1", "11", "C1:1:reply");
  post("1", "12", "", { streaming_state: "in_progress" });
  at(120);
  post("1", "13", "inv-C1-1:answer");
  post("2", "21", "C1:2:reply");
  post("2", "22", "inv-C1-2:progress2");

  expect(countServed(ledger.all())).toMatchObject({
    mentions: 2,
    answered: 1,
    lost: 1,
    doubled: 0,
    streamed: 1,
    fellBack: 1,
    seenP50: 40,
    seenP95: 120,
    replyP50: 90,
  });
});

test("two replies are doubled, and none is lost", () => {
  const { ledger, post } = open();
  ledger.mention(() => "C1 1");
  ledger.mention(() => "C1 2");
  post("1", "11", "C1:1:reply");
  post("1", "12", "C1:1:reply");

  expect(countServed(ledger.all())).toMatchObject({ answered: 0, lost: 1, doubled: 1 });
});
