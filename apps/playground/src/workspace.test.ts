import { loadWorld } from "@lynceus/standins";
import { expect, test } from "vitest";
import { directsOf, toWorkspace } from "./workspace.ts";

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

test("a direct message shows what the person's channels show", () => {
  const workspace = toWorkspace(loadWorld("image-tag-missing"));
  const directs = directsOf(workspace, { openDirect: (user) => `D ${user}` });

  expect(directs[`D ${workspace.asker.id}`]).toEqual({ projects: ["*"] });
  expect(directs["D U0GUEST004"]).toEqual({ projects: ["payments"] });
});
