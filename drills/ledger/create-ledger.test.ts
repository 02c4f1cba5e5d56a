import { expect, test } from "vitest";
import type { Change, LocalSlack } from "../../packages/standins/src/index.ts";
import { createLedger } from "./create-ledger.ts";

function openLedger() {
  let tell = (_change: Change) => {};
  const slack = {
    bot: { userId: "UBOT" },
    onChange: (listener: typeof tell) => {
      tell = listener;
      return () => {};
    },
  } as Pick<LocalSlack, "bot" | "onChange">;
  const ledger = createLedger(slack);
  const post = (ts: string, key: string | undefined, kind: "posted" | "updated" = "posted") => {
    const metadata = key === undefined ? {} : { metadata: { event_payload: { key } } };
    const message = {
      type: "message",
      ts,
      user: "UBOT",
      text: `about ${ts}`,
      ...metadata,
    } as const;
    tell({ kind, channel: "C1", message, previous: message });
  };
  return { ledger, post };
}
const sent = (id: string) =>
  ({ id, kind: "mention", what: "why?", threadTs: "1.0", at: Date.now(), says: /about/ }) as const;

test("an answer is found by the key on it, also when it comes before the entry", async () => {
  const { ledger, post } = openLedger();
  const waiting = ledger.enter(sent("C1:1.0"));
  post("2.0", "C1:1.0:reply");
  post("3.0", "C1:click:1.5:U1:reply");

  expect(await waiting).toMatchObject({ ts: "2.0" });
  expect(await ledger.enter(sent("C1:click:1.5:U1"))).toMatchObject({ ts: "3.0" });
  expect(ledger.tally()).toMatchObject({ sent: 2, answered: 2, doubled: 0 });
});

test("an update is no second answer; a second message and one without a key are", async () => {
  const { ledger, post } = openLedger();
  void ledger.enter(sent("C1:1.0"));
  post("2.0", "C1:1.0:reply");
  post("2.0", "C1:1.0:reply", "updated");
  expect(ledger.tally()).toMatchObject({ answered: 1, doubled: 0 });

  post("3.0", "C1:1.0:reply");
  post("4.0", undefined);
  expect(ledger.tally()).toMatchObject({ answered: 0, doubled: 2 });
});

test("a word on the place in the queue is no answer", () => {
  const { ledger, post } = openLedger();
  void ledger.enter(sent("C1:1.0"));
  post("2.0", "C1:1.0:place");
  expect(ledger.tally()).toMatchObject({ lost: 1, doubled: 0 });
});
