import type { Finding } from "@lynceus/contract";

/** Words that stand in so many texts that sharing one says nothing. */
const COMMON = new Set(
  "about after again application argocd because before cannot container containers could default deployment deployed error events exception failed failing failure failures first found have health healthy image itself kind last level live lines manifest message more name namespace never none null object output pod pods prod ready reason replicas resource resources restart restarts revision running service started starts state status string synced that this time true false type unhealthy unknown value version warning when which while with would".split(
    " ",
  ),
);

/** What two texts have to share to be about the same thing: hosts, keys, names, numbers with a meaning. */
export function tokensOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._/:@-]*[\p{L}\p{N}]/gu) ?? [];
  const tokens = words.flatMap((word) => [word, ...word.split(/[/:@]+|\.(?=\D{4,}$)/)]);
  return new Set(tokens.filter(isTelling));
}

function isTelling(word: string): boolean {
  if (/^\d{3}$/.test(word)) return true;
  if (word.length < 4 || COMMON.has(word)) return false;
  return !/^\d{4}-\d\d-\d\dt|^\d\d:\d\d/.test(word);
}

/** What a finding rests on: its clause and what it quotes from where. Its own conclusions are left out. */
export function wordsOf({ headline, evidence }: Finding): string {
  return [
    headline,
    ...evidence.flatMap(({ excerpt, object, field }) => [excerpt, object, field]),
  ].join("\n");
}

/**
 * The one word to search for: a host, else what the finding names in a code span, else what its evidence
 * quotes. The application's own name is none, it stands everywhere.
 */
export function searchWord(finding: Finding, ownNames: readonly string[]): string | undefined {
  const texts = [finding.headline, ...finding.evidence.map(({ excerpt }) => excerpt)];
  const own = new Set(ownNames);
  const fits = (word: string | undefined) =>
    word !== undefined && word.length >= 3 && word.length <= 120 && !own.has(word);
  const first = (pattern: RegExp) =>
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([, word]) => word)).find(fits);
  return (
    first(/https?:\/\/([\w.-]+)/g) ??
    first(/`([^`\s]*[\w])`/g) ??
    first(/"([\w./:@-]+)"/g) ??
    first(/'([\w./:@-]+)'/g)
  );
}
