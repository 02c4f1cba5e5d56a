import { expect, test } from "vitest";
import { about } from "../testing/investigation-samples.ts";
import { renderUsedUp, type UsedUp } from "./render-used-up.ts";

const until = new Date("2026-11-22T00:00:00Z");
const said = (usedUp: Omit<UsedUp, "until">) => renderUsedUp({ ...usedUp, until }, about.request);

test.each([
  [
    { of: "user", name: "Ada", limit: { kind: "investigations", most: 20 } },
    "Not investigated: Ada has had all 20 investigations of today.",
  ],
  [
    { of: "channel", name: "C1", limit: { kind: "investigations", most: 1 } },
    "Not investigated: this channel has had the one investigation of today.",
  ],
  [
    { of: "total", name: "", limit: { kind: "investigations", most: 400 } },
    "Not investigated: everybody together has had all 400 investigations of today.",
  ],
  [
    { of: "team", name: "checkout", limit: { kind: "usd", most: 5, spent: 5.02, held: 1 } },
    "Not investigated: team checkout has spent $5.02 of the $5.00 of today.",
  ],
  [
    { of: "team", name: "checkout", limit: { kind: "usd", most: 5, spent: 3.2, held: 2 } },
    "Not investigated: team checkout has spent $3.20 of the $5.00 of today, and $2.00 are set aside for what runs now.",
  ],
] as const)("%j is one sentence", (usedUp, sentence) => {
  const { text } = said(usedUp);

  expect(text.split("\n")[0]).toBe(sentence);
  expect(text).toContain("The first look stands.");
});

test("it says when another can begin, and has a button for then", () => {
  const blocks = JSON.stringify(
    said({ of: "channel", name: "C1", limit: { kind: "investigations", most: 20 } }).blocks,
  );

  expect(blocks).toContain(`<!date^${until.getTime() / 1000}^`);
  expect(blocks).toContain('"action_id":"investigate"');
});

test("money that is set aside may be free sooner, and a name is text", () => {
  const { text, blocks } = said({
    of: "user",
    name: "<!here> *x*",
    limit: { kind: "usd", most: 5, spent: 3.2, held: 2 },
  });

  expect(text).toContain("when what runs has ended for less");
  expect(JSON.stringify(blocks)).toContain("&lt;!here&gt;");
});
