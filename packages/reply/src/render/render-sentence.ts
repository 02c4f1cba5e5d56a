import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";

/** A message of one plain line, such as an `ExpectedError`'s. */
export function renderSentence(sentence: string): Rendered {
  return compose([{ kind: "line", line: sentence }]);
}
