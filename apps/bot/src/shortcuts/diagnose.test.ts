import type { Question } from "@lynceus/contract";
import { expect, test } from "vitest";
import type { Rooms } from "../rooms.ts";
import { diagnose } from "./diagnose.ts";

const question: Question = {
  id: "C1:1.1",
  text: "why is web failing?",
  askedAt: "2026-01-01T00:00:00Z",
  via: "mention",
  thread: { team: "T1", channel: "C1", threadTs: "1.1" },
  context: [],
  principal: { kind: "channel", id: "C1", name: "C1", projects: [] },
};

/** What its thread reads when looking meets a bug. */
async function told(how: "always" | "onlyNamed"): Promise<readonly string[]> {
  const posted: string[] = [];
  const rooms = {
    conversations: { get: async () => undefined, set: async () => undefined },
    toolsFor: () => ({ callParsed: () => Promise.reject(new TypeError("a bug")) }),
    sender: { post: async (_: unknown, { text }: { text: string }) => void posted.push(text) },
    logger: { error: () => undefined, debug: () => undefined },
  };
  await diagnose(question, rooms as unknown as Rooms, how, new AbortController().signal);
  return posted;
}

test("a bug is told to whoever asked, and not under an alert", async () => {
  expect(await told("always")).toEqual([expect.stringMatching(/failed.*[0-9a-f]{8}/)]);
  expect(await told("onlyNamed")).toEqual([]);
});
