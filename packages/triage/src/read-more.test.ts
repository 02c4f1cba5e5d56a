import type { Question } from "@lynceus/contract";
import { expect, test } from "vitest";
import { readMore } from "./read-more.ts";

function question(...said: readonly string[]): Question {
  return {
    id: "C:2",
    text: "show all",
    askedAt: "2026-11-21T08:00:00Z",
    via: "reply",
    thread: { team: "T", channel: "C", threadTs: "1" },
    context: said.map((text, at) => ({
      ts: `${at}`,
      author: { kind: "person", id: "U", name: "Dana" },
      text,
    })),
    principal: { name: "Dana Reyes" } as Question["principal"],
  };
}
const more = (plain: string, said: readonly string[], isOpen = false) =>
  readMore(plain, { question: question(...said), isOpen });

test.each(["show all", "show me the rest", "all of them", "more please", "the full list"])(
  "%j asks the last question about many again, behind what was told",
  (plain) => {
    expect(more(plain, ["which apps are degraded?", "ok"])).toMatchObject({
      health: "Degraded",
      after: 12,
    });
  },
);

test("said again it goes on", () => {
  expect(more("more", ["which apps are degraded?", "show all"])).toMatchObject({ after: 24 });
});

test("of a count it is what needs a look; where it was asked back, too", () => {
  expect(more("show all", ["how many applications are there?"])).toEqual({ modes: [] });
  expect(more("all", ["something is broken"], true)).toEqual({ modes: [] });
});

test.each([
  ["show all", ["why is payments-api failing?"]],
  ["show all logs", ["which apps are degraded?"]],
  ["thanks", ["which apps are degraded?"]],
])("%j after %j is none", (plain, said) => {
  expect(more(plain, said)).toBeUndefined();
});
