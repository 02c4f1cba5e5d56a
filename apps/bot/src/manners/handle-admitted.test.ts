import { ExpectedError } from "@lynceus/contract";
import type { IncomingMessage } from "@lynceus/intake";
import { expect, test } from "vitest";
import type { Desk } from "../desk.ts";
import type { Rooms } from "../rooms.ts";
import type { Admission } from "./admit.ts";
import { handleAdmitted } from "./handle-admitted.ts";

const never = new AbortController().signal;
const thread = { team: "T1", channel: "C1", threadTs: "1.1" };

/** What Slack is shown beside messages when `via` gets no message in its thread. */
async function shown(via: "mention" | "reply", admission: Admission): Promise<readonly string[]> {
  const signs: string[] = [];
  const sign = (name: string) => async () => void signs.push(name);
  const principal = { kind: "channel", id: "C1", name: "C1", projects: [] } as const;
  const rooms = {
    conversations: { get: async () => undefined },
    identify: { principal: async () => principal },
    readContext: async () => [],
    sender: {
      status: async (_: unknown, status: string) => signs.push(`status «${status}»`) > 0,
      post: () => Promise.reject(new ExpectedError("This channel is archived.")),
    },
    logger: { warn: () => undefined, debug: () => undefined },
  };
  const desk = {
    manners: { admit: async () => admission, refuse: async () => undefined },
    marks: { begin: sign("eyes"), done: sign("done"), drop: sign("no eyes") },
  };
  const message: IncomingMessage = {
    kind: "message",
    id: "C1:1.1",
    ts: "1.1",
    thread,
    inThread: false,
    user: "U1",
    text: "help",
    via,
  };
  const given = { rooms: rooms as unknown as Rooms, desk: desk as unknown as Desk };
  await handleAdmitted(message, false, given, never);
  return signs;
}

test("what is shown while it is looked into is taken away when nothing is written", async () => {
  const welcome = { kind: "welcome" } as const;

  expect(await shown("mention", welcome)).toEqual(["eyes", "status «»", "no eyes"]);
  expect(await shown("reply", welcome)).toEqual([]);
});

test("who is refused for the second time that day reads nothing, and sees nothing begun", async () => {
  const refused = { kind: "refused", reason: "guest" } as const;

  expect(await shown("mention", refused)).toEqual(["status «»"]);
  expect(await shown("reply", refused)).toEqual([]);
});
