import type { Rendered, Responder, Sender, SendOptions } from "@lynceus/reply";
import { expect, test } from "vitest";
import type { Desk } from "../desk.ts";
import type { Rooms } from "../rooms.ts";
import { handleCommand } from "./handle-command.ts";

const command = {
  command: "/argocd",
  text: "help",
  user_id: "U1",
  channel_id: "C1",
  trigger_id: "1.2.3",
  response_url: "https://hooks.slack.com/commands/1",
};
const never = new AbortController().signal;

/** Answers a command that waited so long, where Slack takes the answer or does not. */
async function answered(minutes: number, slack: "sent" | "gone") {
  const said: { to: string; key: string; message: Rendered }[] = [];
  const told: string[] = [];
  const respond: Responder["respond"] = async (_, { text }) => {
    told.push(text);
    return slack;
  };
  const sender = {
    say: async (to: string, message: Rendered, { key }: SendOptions) => {
      said.push({ to, key, message });
      return undefined;
    },
  } as Partial<Sender> as Sender;
  const desk: Pick<Desk, "manners" | "responder" | "sender"> = {
    responder: { respond },
    sender,
    manners: {
      settings: () => ({ projects: ["*"] }),
      admit: async () => ({ kind: "welcome" }),
      isPostable: async () => true,
      refuse: async () => undefined,
      channelPrincipal: () => ({ kind: "channel", id: "C1", name: "C1", projects: [] }),
    },
  };
  const principal = { kind: "channel", id: "C1", name: "C1", projects: [] } as const;
  const rooms = {
    identify: { principal: async () => principal },
    toolsFor: () => ({ callParsed: () => Promise.reject(new Error("no tool is asked")) }),
  };
  const receivedAt = new Date(Date.now() - minutes * 60_000);
  const options = { rooms: rooms as unknown as Rooms, desk: desk as Desk };
  await handleCommand({ command, receivedAt }, "T1", options, never);
  return { said, told };
}

test("a command is answered where it was typed, also late", async () => {
  const { said, told } = await answered(28, "sent");

  expect(told).toEqual([expect.stringContaining("Ask about Argo CD")]);
  expect(said).toEqual([]);
});

test.each([
  [31, "sent"],
  [1, "gone"],
] as const)("after %d minutes, Slack says %s: told so in a direct message", async (late, slack) => {
  const { said } = await answered(late, slack);

  expect(said).toMatchObject([{ to: "U1", key: "late:1.2.3" }]);
  expect(said[0]?.message.text).toMatch(/not answered in time.*Ask again/);
});
