import { loadWorld } from "@lynceus/standins";
import { expect, test } from "vitest";
import { toWorkspace } from "./workspace.ts";

test("every channel has a name of its own, and a guest is in the one that matters alone", () => {
  const { seed, home } = toWorkspace(loadWorld("fleet"));
  const names = seed.channels.map(({ name }) => name);
  const guest = seed.people.find(({ isGuest }) => isGuest)?.id ?? "";

  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(5);
  expect(
    seed.channels.filter(({ members }) => members.includes(guest)).map(({ id }) => id),
  ).toEqual([home]);
});
