import type { Principal } from "@lynceus/contract";
import { expect, test } from "vitest";
import type { BotSettings } from "../config.ts";
import { followsThreadsIn, inChannel, investigatesIn } from "./in-channel.ts";

const settings: BotSettings = {
  channels: {
    C1: { projects: ["checkout"], investigate: "on-request", threads: "mentions" },
    "*": { projects: ["shared"] },
  },
  teams: {
    web: { members: ["Ada@example.com"], groups: ["org:web"], projects: ["web"] },
    ops: { members: ["U2"], groups: ["org:ops"], projects: ["*"] },
  },
  investigate: "auto",
  skills: [],
  logLevel: "info",
};
const person = (id: string, email?: string): Principal => ({
  kind: "person",
  id: `slack:T1:${id}`,
  name: id,
  groups: [],
  projects: [],
  ...(email === undefined ? {} : { email }),
});

test.each([
  [person("U1"), "C1", ["checkout"], []],
  [person("U1"), "C9", ["shared"], []],
  [person("U1", "ada@example.com"), "C1", ["checkout"], ["org:web"]],
  [person("U1", "ada@example.com"), "D1", ["shared", "web"], ["org:web"]],
  [person("U2"), "C1", ["checkout"], ["org:ops"]],
  [person("U2"), "D1", ["shared", "*"], ["org:ops"]],
])("%j in %s sees %j", (asker, channel, projects, groups) => {
  expect(inChannel(asker, channel, settings)).toMatchObject({ projects, groups });
});

test("without settings for a channel nothing is seen there", () => {
  expect(inChannel(person("U1"), "C9", { ...settings, channels: {} }).projects).toEqual([]);
});

test("a channel has manners of its own", () => {
  expect([investigatesIn("C1", settings), investigatesIn("C9", settings)]).toEqual([false, true]);
  expect([followsThreadsIn("C1", settings), followsThreadsIn("C9", settings)]).toEqual([
    false,
    true,
  ]);
});
