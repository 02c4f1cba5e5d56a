import type { Question, Survey } from "@lynceus/contract";
import { normaliseText } from "./normalise-text.ts";
import { readEnvironment } from "./read-environment.ts";
import { readPaste } from "./read-paste.ts";
import { FLEET, readSurvey } from "./read-survey.ts";

const MORE =
  /^(?:(?:ok|yes|please|and|show|list|give|tell|see)\b[ ,]*)*(?:me )?(?:(?:all )?the (?:rest|others?|remaining(?: ones)?)|all(?: of (?:them|it))?|the (?:full|whole|entire) list|more|everything|next)(?: please| pls)?\s*[.!?]*$/;

/** How many causes one message tells; the next one goes on behind them. */
const TOLD = 12;

/**
 * «Show all», «the rest»: the thread's last question about many applications again, behind what was told. `isOpen`:
 * it was asked which of many is meant, so that all of them are. Undefined when it is no such reply, or there was
 * nothing of which there is more.
 */
export function readMore(
  plain: string,
  { question, isOpen }: { readonly question: Question; readonly isOpen: boolean },
): Survey | undefined {
  if (!MORE.test(plain)) return undefined;
  const asker = question.principal.name;
  let after = TOLD;
  for (const { author, text } of [...question.context].reverse()) {
    if (author.kind === "lynceus") continue;
    const said = normaliseText(readPaste(text).said);
    const environment = readEnvironment(said);
    const survey = readSurvey(said, { isAboutOne: false, environment, asker });
    if (survey !== undefined) return { ...survey, after };
    if (FLEET.test(said)) return { modes: [] };
    if (MORE.test(said)) after += TOLD;
  }
  return isOpen ? { modes: [] } : undefined;
}
