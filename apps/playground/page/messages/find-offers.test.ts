import { expect, test } from "vitest";
import { findOffers, usageOf } from "./find-offers.ts";

const known = {
  people: [
    { name: "lynceus", realName: "Lynceus" },
    { name: "dana", realName: "Dana Reyes" },
  ],
  commands: [
    { command: "/argocd", description: "Ask Argo CD", usageHint: "status [app]" },
    { command: "/remind", description: "Remind" },
  ],
};
const offered = (text: string, caret = text.length) =>
  findOffers(text, caret, known)?.offers.map(({ insert }) => insert);

test.each([
  ["@", ["@lynceus", "@dana"]],
  ["hi @ly", ["@lynceus"]],
  ["(@rey", ["@dana"]],
  ["@nobody", []],
  ["@lynceus", []],
  ["@LYNCEUS", []],
  ["@Lynceus ", undefined],
  ["me@example", undefined],
  ["", undefined],
  ["/", ["/argocd", "/remind"]],
  ["/ar", ["/argocd"]],
  ["/argocd", []],
  ["/argocd status", undefined],
  [" /", undefined],
  ["see /var", undefined],
])("%j offers %j", (text, offers) => {
  expect(offered(text)).toEqual(offers);
});

test("what stands at the caret counts, and where it begins is told", () => {
  expect(findOffers("@ly and", 3, known)).toMatchObject({ kind: "people", start: 0 });
  expect(findOffers("ask @da", 7, known)).toMatchObject({ start: 4 });
  expect(offered("/ar status", 3)).toEqual(["/argocd"]);
});

test("a command tells how it goes on while it is written", () => {
  expect(usageOf("/argocd st", known.commands)).toBe("/argocd status [app]");
  expect(usageOf("/remind", known.commands)).toBe("/remind");
  expect(usageOf("/nothing x", known.commands)).toBeUndefined();
});
