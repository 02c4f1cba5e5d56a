import type { Survey } from "@lynceus/contract";

const DEPLOYED =
  "deploy(?:ed|s|ments?)?|ship(?:ped|s)?|releas(?:ed?|es)|push(?:ed|es)?|merged?|roll(?:ed|s)? out|sync(?:ed|s)?|chang(?:ed?|es)";
const BY: readonly RegExp[] = [
  new RegExp(
    `\\bwhat (?:all )?(?:did|has|have) ([\\p{L}][\\p{L}.'-]{0,40}(?: [\\p{L}][\\p{L}'-]{1,40})?) (?:just |all |last )?(?:${DEPLOYED})\\b`,
    "u",
  ),
  new RegExp(
    `\\b(?:${DEPLOYED}|commits?) (?:by|from) ([\\p{L}][\\p{L}.'-]{0,40}(?: [\\p{L}][\\p{L}'-]{1,40})?)\\b`,
    "u",
  ),
  /\b([\p{L}][\p{L}.-]{0,40})'s (?:last |latest |recent )?(?:deploy\w*|releases?|changes?|commits?)\b/u,
];
/** «Did my PR go out?» is about what the asker deployed. */
const MINE =
  /\bmy (?:pr|pull request|mr|merge request|change|commit|deploy(?:ment)?|release|fix|branch)s?\b.{0,30}\b(?:out|live|deployed|through|released|there|in prod(?:uction)?|landed?|synced|merged|rolled|work(?:ed|ing)?|ok|fine|up)\b/;
/** «Last deploys?», «who deployed last?»: since when is left open. */
const LATELY =
  /^(?:(?:show|list|what are|what were|give me|any)\b(?: me)? ?)?(?:the )?(?:last|latest|recent) (?:few |\d+ )?(?:deploys|deployments|releases|changes|syncs)\b|\bwho (?:deployed|released|shipped|synced) (?:last|recently|lately)\b/;
const DAY = 24;
const WHAT_WENT_OUT = new RegExp(
  `\\bwhat (?:was|got|were|has been|went|is) (?:${DEPLOYED}|out)\\b|\\bwhat(?:'s| has)? changed\\b|\\b(?:which|what) (?:deploy\\w*|releases?|changes?)\\b|\\b(?:which|what) (?:apps?|applications?|services?) (?:was|were|got|have been) (?:${DEPLOYED})\\b|\\bwho (?:all )?(?:${DEPLOYED})\\b`,
);
const NOBODY = new Set([
  "we",
  "they",
  "he",
  "she",
  "you",
  "it",
  "anyone",
  "anybody",
  "someone",
  "somebody",
  "people",
  "everyone",
  "today",
  "yesterday",
  "this",
  "that",
  "the",
  "what",
  "who",
  "let",
  "here",
  "there",
]);

const NO_SURNAME =
  /^(?:today|yesterday|tonight|this|last|since|in|on|to|and|for|at|just|all|recently|lately|again)$/;
const SINCE: readonly (readonly [RegExp, number])[] = [
  [/\b(?:today|last 24 ?h(?:ours)?|this (?:morning|afternoon)|tonight)\b/, 24],
  [/\b(?:yesterday|last night|since yesterday)\b/, 48],
  [/\b(?:this|last|past) week\b/, 7 * 24],
  [/\b(?:last|past) hour\b/, 1],
];

/** «What did Ivo deploy today?», in normalised text: by whom, and since when. Undefined when it asks something else. */
export function readDeployed(
  text: string,
  { asker, isAboutOne }: { readonly asker: string; readonly isAboutOne: boolean },
): Pick<Survey, "author" | "withinHours"> | undefined {
  const named = BY.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined);
  if (MINE.test(text) && !isAboutOne) return { author: asker, withinHours: 2 * DAY };
  if (LATELY.test(text) && !isAboutOne) return { withinHours: DAY };
  const hours = hoursIn(text) ?? SINCE.find(([pattern]) => pattern.test(text))?.[1];
  const within = hours === undefined ? {} : { withinHours: hours };
  const [first, second] = named?.split(" ") ?? [];
  if (first === undefined || NOBODY.has(first)) {
    return hours !== undefined && !isAboutOne && WHAT_WENT_OUT.test(text) ? within : undefined;
  }
  const author = second === undefined || NO_SURNAME.test(second) ? first : `${first} ${second}`;
  return { author: first === "i" ? asker : author, ...within };
}

/** «In the last 3 hours», in hours; minutes count as one. */
function hoursIn(text: string): number | undefined {
  const [, count = "", unit = ""] = /\b(?:last|past) (\d{1,3}) ?(min|h|d)\w*/.exec(text) ?? [];
  if (count === "") return undefined;
  return unit === "d" ? Number(count) * DAY : unit === "h" ? Number(count) : 1;
}
