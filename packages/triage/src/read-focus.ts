import type { Focus } from "@lynceus/contract";

const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };

/** Words that say which half of a rollout is meant. «Current failure» is what fails now: the last deploy. */
const NEW =
  /\b(?:new(?:er|est)?|latest|recent|last|current)\s+(?:revision|version|release|rollout|deploy(?:ment)?|pods?|one|failure|issue|error|problem|image|tag)\b/;
const RUNNING =
  /\b(?:running|old(?:er)?|previous|existing|live|serving|stable)\s+(?:revision|version|release|deployment|pods?|one|failure|issue|error|problem|image|tag)\b/;
/** «The current version» may be either the one that runs or the one just deployed. */
const EITHER = /\bcurrent\s+(?:revision|version|release|pods?|one|image|tag)\b/;

/**
 * Which of several failures a reply picks: `2`, `the second`, `both`, `5.2.0`, `the new revision`,
 * `current failure`. Undefined when it does not pick, or could mean either.
 */
export function readFocus(text: string): Focus | undefined {
  const plain = text
    .toLowerCase()
    .replaceAll(/[.!?,;:]+(?=\s|$)/g, "")
    .trim();
  const number = /^(?:#|no\.? ?|number |nr\.? ?|option )?([1-9])$/.exec(plain)?.[1];
  if (number !== undefined) return { by: "number", number: Number(number) };

  const ordinal = /\b(?:the\s+)?(first|second|third|fourth)(?:\s+one)?\b/.exec(plain)?.[1];
  if (ordinal !== undefined) return { by: "number", number: ORDINALS[ordinal] ?? 1 };

  if (/^(?:both|all)\b|\b(?:both|all)(?: of them)?$/.test(plain)) return { by: "all" };

  const version = /(?:^|\s)`?v?(\d+\.\d+[\w.+-]*)`?(?=\s|$)/.exec(plain)?.[1];
  if (version !== undefined) return { by: "version", version };

  if (EITHER.test(plain)) return undefined;
  const newer = NEW.test(plain);
  const running = RUNNING.test(plain);
  if (newer === running) return undefined;
  return { by: "subject", subject: newer ? "new-revision" : "running-revision" };
}
