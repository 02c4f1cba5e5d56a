import { expect, test } from "vitest";
import type { Answer, Sent } from "./sent.ts";
import { tallyUp } from "./tally.ts";

const sent = (id: string, fields: Partial<Sent> = {}): Sent => {
  return {
    id,
    kind: "mention",
    what: "why?",
    threadTs: "1.0",
    at: 1_000,
    says: /payments-api/,
    ...fields,
  };
};
const answer = (fields: Partial<Answer> = {}): Answer => {
  const text = "payments-api: the new revision cannot pull its image";
  return { channel: "C1", ts: "2.0", threadTs: "1.0", at: 1_500, text, ...fields };
};
const tally = (
  entries: readonly Sent[],
  answers: Readonly<Record<string, readonly Answer[]>>,
  unheard: readonly string[] = [],
) => {
  const byId = new Map(Object.entries(answers));
  return tallyUp({ sent: entries, answers: byId, unheard: new Set(unheard) });
};

test("one answer to each, and what was asked, is as promised", () => {
  const later = answer({ at: 31_000 });
  expect(
    tally([sent("a"), sent("b"), sent("c")], { a: [answer()], b: [later], c: [answer()] }),
  ).toEqual({
    sent: 3,
    answered: 3,
    lost: 0,
    doubled: 0,
    wrong: 0,
    slowestMs: 30_000,
    medianMs: 500,
    problems: [],
  });
});

test("what nobody answered is lost", () => {
  const counted = tally([sent("a"), sent("b")], { a: [answer()] });
  expect(counted).toMatchObject({ answered: 1, lost: 1 });
  expect(counted.problems).toEqual(['mention b in thread 1.0 "why?" was never answered']);
});

test("two answers to one message are doubled", () => {
  const counted = tally([sent("a")], { a: [answer(), answer({ ts: "3.0", at: 9_000 })] });
  expect(counted).toMatchObject({ answered: 0, lost: 0, doubled: 1 });
  expect(counted.problems).toEqual([
    'mention a in thread 1.0 "why?" was answered 2 times, after 0.5 s, 8.0 s',
  ]);
});

test("an answer to nothing that was sent, or without a key, is one too many", () => {
  const counted = tally([sent("a")], { a: [answer()], x: [answer()], "": [answer()] });
  expect(counted).toMatchObject({ answered: 1, doubled: 2 });
});

test("an answer to something else is wrong", () => {
  const counted = tally([sent("a")], { a: [answer({ text: "search-query is Healthy" })] });
  expect(counted).toMatchObject({ answered: 0, wrong: 1 });
  expect(counted.problems).toHaveLength(1);
});

test("who waited longer than a minute is named", () => {
  const counted = tally([sent("a")], { a: [answer({ at: 61_001 })] });
  expect(counted).toMatchObject({ answered: 1, slowestMs: 60_001 });
  expect(counted.problems).toEqual([
    'mention a in thread 1.0 "why?" was answered after 60.0 s (sent at 1970-01-01T00:00:01.000Z)',
  ]);
});

test("a click that Slack called failed may have had its effect, once", () => {
  expect(tally([], { a: [answer()] }, ["a", "b"])).toMatchObject({ sent: 0, doubled: 0 });
  expect(tally([], { a: [answer(), answer({ ts: "3.0" })] }, ["a"])).toMatchObject({ doubled: 1 });
});
