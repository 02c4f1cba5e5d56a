import { expect, test } from "vitest";
import type { Admission } from "../manners/admit.ts";
import { stopSession } from "./stop-session.ts";

const thread = { team: "T1", channel: "C1", threadTs: "1.2" };
const welcome: Admission = { kind: "welcome" };

/** Presses Slack's Stop where investigations of two projects run, as somebody who sees these. */
async function press(projects: readonly string[], admission = welcome) {
  const told: string[] = [];
  const rooms = {
    investigations: {
      unfinishedIn: async () => ["checkout", "billing"],
      find: async (project: string) => ({
        request: { diagnosis: { application: { instance: "prod-eu", project } } },
      }),
      stop: async (id: string, by: string) => told.push(`${id} stopped by ${by}`) > 0,
    },
    identify: { principal: async () => ({ projects }) },
    sender: {
      session: async (_: unknown, { status }: { status: string }) => told.push(status),
      ephemeral: async (_: unknown, user: string, { text }: { text: string }) =>
        told.push(`to ${user}: ${text}`),
    },
  };
  const options = { rooms, desk: { manners: { admit: async () => admission } } };
  await stopSession(
    { id: "1", thread, user: "U1" },
    options as unknown as Parameters<typeof stopSession>[1],
    new AbortController().signal,
  );
  return told;
}

test("Slack's own Stop ends all that runs in the thread, and the session with it", async () => {
  expect(await press(["checkout", "billing"])).toEqual([
    "checkout stopped by U1",
    "billing stopped by U1",
    "active",
  ]);
});

test("what is about an application that somebody may not see goes on, and they are told", async () => {
  expect(await press(["checkout"])).toEqual([
    "checkout stopped by U1",
    "processing",
    expect.stringMatching(/^to U1: .*goes on.*may not see/),
  ]);
});

test("who is not answered there stops nothing, and is told why", async () => {
  expect(await press(["*"], { kind: "refused", reason: "guest" })).toEqual([
    "processing",
    expect.stringMatching(/^to U1: .*goes on.*does not answer guests/),
  ]);
});
