import { cleanLine } from "../markup/clean.ts";
import { fitText } from "../markup/fit-text.ts";

const ANGLES: Readonly<Record<string, string>> = { "<": "‹", ">": "›" };

/**
 * One line of contract text (plain, `code` spans, perhaps hostile) for a task card: Slack documents neither
 * that it reads markup there nor that it does not, so nothing is left that could be any.
 */
export function plainLine(text: string, max: number): string {
  const line = cleanLine(text)
    .replaceAll("`", "")
    .replace(/[<>]/g, (angle) => ANGLES[angle] ?? angle)
    .replace(/@(?=here|channel|everyone)/g, "@\u2009")
    .trim();
  return fitText(line, max);
}
