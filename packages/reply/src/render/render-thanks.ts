import type { Rendered } from "../rendered.ts";
import { renderSentence } from "./render-sentence.ts";

export function renderThanks(): Rendered {
  return renderSentence("Noted. Reply here any time for another look.");
}
