import type { Rendered } from "../rendered.ts";
import { quoted } from "../words/phrases.ts";
import { renderSentence } from "./render-sentence.ts";

/** A bug of ours: one calm line, with the id under which the log tells what happened. */
export function renderFailure(correlationId: string): Rendered {
  const id = quoted(correlationId, 40);
  return renderSentence(
    `Lynceus itself failed here, not your application; nothing was changed. Ask again, and if it stays, give its operators the id ${id}.`,
  );
}
