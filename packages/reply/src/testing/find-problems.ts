import type { Rendered } from "../rendered.ts";

/** Written against Slack's reference anew, not against `limits.ts`, so that a wrong number there shows. */
const MAX = { blocks: 50, text: 3500, textObject: 3000, elements: 25, context: 10 };
const MAX_BUTTON = { text: 75, action_id: 255, value: 2000 };

/** What we write ourselves; every other angle bracket is somebody else's. */
const OWN_TOKENS =
  /<!date\^\d{1,12}\^(?:\{ago\}|\{date_short_pretty\} \{time_secs\})\|[\w :,-]+>|<https?:\/\/[^<>|\s]{1,2990}\|(?:Argo CD|thread) ↗>/g;
const UNSEEN = /[\p{Cf}\p{Cs}\p{Co}]|[^\P{Cc}\n]/u;

interface Piece {
  readonly [key: string]: unknown;
}

function withoutCode(text: string): string {
  return text.replace(/```\n[\s\S]*?\n```/g, "").replace(/`[^`\n]*`/g, "");
}

function markupProblems(text: string): readonly string[] {
  const foreign = text.replaceAll(OWN_TOKENS, "");
  const outside = withoutCode(foreign);
  return [
    /[<>]/.test(foreign) ? "an angle bracket that is not ours" : "",
    /&(?!amp;|lt;|gt;)/.test(foreign) ? "a bare ampersand" : "",
    UNSEEN.test(text) ? "an unseen character" : "",
    /@(?:here|channel|everyone)/i.test(outside) ? "a typed mention outside code" : "",
    /https?:\/\/evil/i.test(outside) ? "a hostile link outside code" : "",
    outside.includes("`") ? "an open code span" : "",
  ].filter((problem) => problem !== "");
}

function stringProblems(where: string, text: unknown, max: number): readonly string[] {
  if (typeof text !== "string" || text.length === 0) return [`${where} is empty`];
  return text.length > max ? [`${where} has ${text.length} characters`] : [];
}

function elementProblems(element: Piece): readonly string[] {
  const label = element.text as Piece;
  return [
    ...stringProblems("button text", label.text, MAX_BUTTON.text),
    ...stringProblems("action_id", element.action_id, MAX_BUTTON.action_id),
    ...stringProblems("value", element.value, MAX_BUTTON.value),
    ...(UNSEEN.test(String(label.text)) ? ["an unseen character on a button"] : []),
  ];
}

function textProblems(text: Piece): readonly string[] {
  return [
    ...stringProblems("text object", text.text, MAX.textObject),
    ...markupProblems(String(text.text)),
    ...(text.verbatim === true ? [] : ["a text that Slack may look for links in"]),
  ];
}

function blockProblems(block: Piece): readonly string[] {
  const elements = (block.elements ?? []) as readonly Piece[];
  switch (block.type) {
    case "section":
      return textProblems(block.text as Piece);
    case "context":
      return [
        ...(elements.length > MAX.context ? ["too many context elements"] : []),
        ...elements.flatMap(textProblems),
      ];
    case "actions":
      return [
        ...(elements.length === 0 || elements.length > MAX.elements ? ["too many buttons"] : []),
        ...elements.flatMap(elementProblems),
      ];
    default:
      return [`an unknown block ${String(block.type)}`];
  }
}

/** Everything that Slack would refuse in a message, or that somebody else could have written into it. */
export function findProblems({ text, blocks }: Rendered): readonly string[] {
  const pieces = blocks as unknown as readonly Piece[];
  const ids = pieces.flatMap(({ elements }) =>
    ((elements ?? []) as readonly Piece[]).flatMap(({ action_id: id }) => id ?? []),
  );
  return [
    ...(blocks.length === 0 || blocks.length > MAX.blocks ? [`${blocks.length} blocks`] : []),
    ...stringProblems("text", text, MAX.text),
    ...markupProblems(text),
    ...(/<!date|\*/.test(withoutCode(text)) ? ["markup in the fallback"] : []),
    ...(new Set(ids).size === ids.length ? [] : ["an action_id twice"]),
    ...pieces.flatMap(blockProblems),
  ];
}
