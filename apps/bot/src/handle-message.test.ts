import type { IncomingMessage } from "@lynceus/intake";
import { createLogger } from "@lynceus/telemetry";
import { expect, test } from "vitest";
import { handleMessage } from "./handle-message.ts";
import type { Rooms } from "./rooms.ts";

const thread = { team: "T1", channel: "C1", threadTs: "1.2" };
const principal = { kind: "person", id: "slack:T1:U1", name: "Dana", groups: [] };
const application = { instance: "prod-eu", project: "checkout" };

/** Types «stop» in a thread where these run, as somebody who sees these projects. */
async function stop(
  running: readonly string[],
  {
    projects = ["checkout"],
    via = "reply",
  }: Pick<Partial<IncomingMessage>, "via"> & {
    readonly projects?: readonly string[];
  } = {},
) {
  const told: string[] = [];
  const rooms = {
    conversations: { get: async () => ({ application }), set: async () => undefined },
    identify: { principal: async () => ({ ...principal, projects }) },
    readContext: async () => [],
    investigations: {
      unfinishedIn: async () => running,
      find: async () => ({ request: { diagnosis: { application } }, end: undefined }),
      stop: async (id: string, by: string) => told.push(`${id} stopped by ${by}`) > 0,
    },
    sender: { post: async (_: unknown, { text }: { text: string }) => told.push(text) },
    logger: createLogger({ name: "test", level: "silent" }),
  } as unknown as Rooms;
  const message: IncomingMessage = {
    kind: "message",
    id: "C1:1.5",
    ts: "1.5",
    thread,
    inThread: true,
    user: "U1",
    text: "Stop!",
    via,
  };
  const came = await handleMessage(message, rooms, new AbortController().signal);
  return { came, told };
}

test("«stop» typed in a thread ends what runs there, which says so itself", async () => {
  expect(await stop(["inv-1", "inv-2"])).toEqual({
    came: "silent",
    told: ["inv-1 stopped by U1", "inv-2 stopped by U1"],
  });
});

test.each(["reply", "mention", "direct"] as const)(
  "where nothing runs one line says so, and nothing is looked at: %s",
  async (via) => {
    const { told } = await stop([], { via });
    expect(told).toEqual([expect.stringMatching(/^Nothing is looked into in this thread now/)]);
  },
);

test("it ends nothing of an application that somebody may not see, and says that it goes on", async () => {
  const { told } = await stop(["inv-1"], { projects: ["billing"] });
  expect(told).toEqual([expect.stringMatching(/goes on\. It is about an application .* not see/)]);
});
