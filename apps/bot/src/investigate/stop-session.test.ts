import { expect, test } from "vitest";
import { stopSession } from "./stop-session.ts";

const thread = { team: "T1", channel: "C1", threadTs: "1.2" };

/** Presses Slack's Stop where two investigations run, as somebody who sees these projects. */
async function press(projects: readonly string[]) {
  const told: string[] = [];
  const application = { instance: "prod-eu", project: "checkout" };
  const rooms = {
    investigations: {
      unfinishedIn: async () => ["inv-1", "inv-2"],
      find: async () => ({ request: { diagnosis: { application } }, end: undefined }),
      stop: async (id: string, by: string) => told.push(`${id} stopped by ${by}`) > 0,
    },
    identify: { principal: async () => ({ projects }) },
    sender: { session: async (_: unknown, { status }: { status: string }) => told.push(status) },
  };
  await stopSession({ thread, user: "U1" }, rooms as unknown as Parameters<typeof stopSession>[1]);
  return told;
}

test("Slack's own Stop ends all that runs in the thread, and the session with it", async () => {
  expect(await press(["checkout"])).toEqual([
    "inv-1 stopped by U1",
    "inv-2 stopped by U1",
    "active",
  ]);
});

test("of an application that somebody may not see it ends nothing", async () => {
  expect(await press(["billing"])).toEqual(["active"]);
});
