import type { KnownBlock } from "@slack/types";
import { ROOM, SLACK } from "../limits.ts";
import { fitText } from "../markup/fit-text.ts";
import { writeLine } from "../markup/write-line.ts";
import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";
import { quoted } from "../words/phrases.ts";

/** A button of a message that somebody has pressed. */
export interface Chosen {
  readonly actionId: string;
  /** What stood on it. */
  readonly label: string;
  /** The name of whoever pressed it. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A message as Slack tells it with a click. */
interface Card {
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
}

interface Pressable {
  readonly action_id?: string;
  readonly text?: { readonly text?: string };
}

const CHOSEN = "chosen ";

const elementsOf = ({ type, elements }: Card["blocks"][number]): readonly Pressable[] =>
  type === "actions" && Array.isArray(elements) ? elements : [];

/** What stands on a button of a message; undefined when it has none of that id any more. */
export function buttonLabel(blocks: Card["blocks"], actionId: string): string | undefined {
  const all = blocks.flatMap(elementsOf);
  return all.find(({ action_id: id }) => id === actionId)?.text?.text;
}

/**
 * A message of ours after somebody chose: who chose what and when stands in it, and what was chosen cannot be
 * pressed again. The rest of it stays as it is, so that it does not change under those who read it.
 */
export function renderChosen(
  { text, blocks }: Card,
  choices: readonly Chosen[],
  now: Date,
): Rendered {
  const pressed = new Set(choices.map(({ actionId }) => actionId));
  const lines = choices.map(({ label, by, at }) => [
    `${by.slice(0, ROOM.name)} chose ${quoted(label, ROOM.name)}, `,
    { at, show: "ago" } as const,
  ]);
  const said = lines.flatMap((line, index): readonly KnownBlock[] =>
    compose([{ kind: "footer", line }], now).blocks.map((block) => ({
      ...block,
      block_id: `${CHOSEN}${choices[index]?.actionId ?? index}`,
    })),
  );
  const own = blocks
    .filter(({ block_id: id }) => typeof id !== "string" || !id.startsWith(CHOSEN))
    .flatMap((block) => {
      const elements = elementsOf(block);
      const left = elements.filter(({ action_id: id }) => !pressed.has(id ?? ""));
      if (left.length === elements.length) return [block];
      return left.length === 0 ? [] : [{ ...block, elements: left }];
    });
  const last = writeLine(lines.at(-1) ?? "", { surface: "text", now, max: ROOM.line });
  return {
    text: `${fitText(text, SLACK.text - last.length - 1)}\n${last}`.trimEnd(),
    // Slack's own words of a message of ours, as it took them before.
    blocks: [...(own as unknown as readonly KnownBlock[]), ...said].slice(0, SLACK.blocks),
  };
}
