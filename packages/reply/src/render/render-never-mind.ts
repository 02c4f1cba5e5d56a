import type { Rendered } from "../rendered.ts";
import { renderSentence } from "./render-sentence.ts";

export function renderNeverMind(): Rendered {
  return renderSentence("Left as it is. Reply here any time for another look.");
}
