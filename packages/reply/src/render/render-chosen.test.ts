import { expect, test } from "vitest";
import { diagnosed, minutesAgo, NOW, twoFailures } from "../testing/samples.ts";
import { renderChosen } from "./render-chosen.ts";
import { renderFirstLook } from "./render-first-look.ts";

const { text, blocks } = renderFirstLook(diagnosed(twoFailures), { now: NOW });
const card = { text, blocks: blocks as never };
const choice = (number: number, by: string) => ({
  actionId: `focus_failure:${number}`,
  label: `${number} One`,
  by,
  at: minutesAgo(2),
});
const shown = (rendered: ReturnType<typeof renderChosen>) => JSON.stringify(rendered.blocks);

test("who chose what and when stands below, and that button is gone", () => {
  const chosen = renderChosen(card, [choice(1, "Dana <!channel>")], NOW);

  expect(shown(chosen)).not.toContain('"action_id":"focus_failure:1"');
  expect(shown(chosen)).toContain('"action_id":"focus_failure:2"');
  expect(shown(chosen)).toContain("Dana &lt;!channel&gt; chose `1 One`, <!date^");
  expect(chosen.text.endsWith("chose `1 One`, 2 min ago")).toBe(true);
  expect(chosen.blocks.slice(0, 1)).toEqual(blocks.slice(0, 1));
});

test("another choice is added, whichever state of the message Slack tells", () => {
  const once = renderChosen(card, [choice(1, "Dana")], NOW);
  const both = [choice(1, "Dana"), choice(2, "Kim")];
  const fresh = renderChosen({ text: once.text, blocks: once.blocks as never }, both, NOW);
  const stale = renderChosen(card, both, NOW);

  expect(shown(stale)).toBe(shown(fresh));
  expect(shown(fresh).match(/ chose /g)).toHaveLength(2);
});

test("with the last of its buttons the row of them goes", () => {
  const all = [0, 1, 2].map((number) => choice(number, "Dana"));

  expect(renderChosen(card, all, NOW).blocks.some(({ type }) => type === "actions")).toBe(false);
});
