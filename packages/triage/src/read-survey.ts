import type { Environment, HealthStatus, Survey, SyncStatus } from "@lynceus/contract";
import { readFailure } from "./failure-words.ts";
import { readWords } from "./read-words.ts";

const MANY =
  /\b(?:which|what|list|show(?: me)?|any|all|every|how many|are there|give me|name|find)\b.{0,30}?\b(?:apps?|applications?|services|deployments|workloads|pods|things)\b/;
const ANYTHING =
  /^(?:(?:so|and|hey|hi|ok|please)[ ,]+)*(?:who(?:'s| is| was| were| are| has| have| got| gets| else| still| all)?|what(?:'s| is| are|s)|which|anything|anyone|everything|is (?:anything|there anything|anyone|anybody|something)|are (?:any|there any)|list|show)\b/;
/** «One of its services» is a question about one application. */
const ONE = /\bwhich (?:one|pod|container|service|deployment|version|image|file|revision|tag)\b/;

const PROJECT =
  /\b(?:in|of|for|from|with|the)? ?(?:argo ?cd )?project ["']?([a-z0-9][a-z0-9._-]{0,62})\b|\b(?:in|of|for|from|with) (?:the )?["']?([a-z0-9][a-z0-9._-]{0,62})["']? project\b/;
const NO_PROJECT = new Set(["a", "an", "the", "this", "that", "our", "my", "your", "which", "is"]);

const HEALTH =
  /\b(degraded|progressing|suspended|unknown|missing)\b(?! (?:secrets?|images?|tags?|config\w*|certificates?))/;
const SYNC = /\bout ?of ?sync\b|\bnot (?:in sync|synced)\b/;
const FAILING =
  /\b(?:wrong|broken|failing|fails?|failed|unhealthy|red|bad|down|sick|problems?|issues?|need(?:s|ing)? (?:a look|attention)|not (?:healthy|fine|ok))\b/;
const MANUAL =
  /\b(?:do(?:es)?(?: not|n't)|not|no|without|never)\b.{0,20}\b(?:auto(?:matic(?:ally)?)?[- ]?sync\w*|sync(?:ed|s)? (?:automatically|by (?:itself|themselves)|on (?:its|their) own))\b|\b(?:manual(?:ly)? sync\w*|auto-?sync (?:is |switched |turned )?(?:off|disabled)|sync(?:ed|s)? (?:by hand|manually))\b/;
const IMAGE =
  /\b(?:pull(?:s|ed|ing)?|us(?:es?|ing)|run(?:s|ning)?|images?)\b(?: [\w'-]+){0,4}? ["']?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?(?:\/[\w./:-]{1,200})?|[a-z0-9._-]{1,80}\/[\w./:-]{1,200}|[a-z0-9._-]{1,80}:[a-z0-9][\w.-]{0,80})/;

const DEPLOYED =
  "deploy(?:ed|s|ments?)?|ship(?:ped|s)?|releas(?:ed?|es)|push(?:ed|es)?|merged?|roll(?:ed|s)? out|sync(?:ed|s)?|chang(?:ed?|es)";
const BY: readonly RegExp[] = [
  new RegExp(
    `\\bwhat (?:all )?(?:did|has|have) ([\\p{L}][\\p{L}.'-]{0,40}(?: [\\p{L}][\\p{L}'-]{1,40})?) (?:just |all |last )?(?:${DEPLOYED})\\b`,
    "u",
  ),
  new RegExp(
    `\\b(?:${DEPLOYED}|commits?) (?:by|from|of) ([\\p{L}][\\p{L}.'-]{0,40}(?: [\\p{L}][\\p{L}'-]{1,40})?)\\b`,
    "u",
  ),
  /\b([\p{L}][\p{L}.-]{0,40})'s (?:last |latest |recent )?(?:deploy\w*|releases?|changes?|commits?)\b/u,
];
const WHAT_WENT_OUT = new RegExp(
  `\\bwhat (?:was|got|were|has been|went|is) (?:${DEPLOYED}|out)\\b|\\b(?:which|what) (?:deploy\\w*|releases?|changes?)\\b|\\bwho (?:all )?(?:${DEPLOYED})\\b`,
);
const NOBODY = new Set([
  "we",
  "they",
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
/** «Is everything ok?», «what broke?»: whatever fails is meant. */
const WIDE =
  /^(?:is|are) (?:everything|all(?: the)?(?: apps| applications)?|we all|we|things)\b.*\b(?:ok|okay|fine|good|healthy|green|well|up)\b|^(?:is (?:anything|there anything|anyone|something)|anything|everything)\b|^what(?:'s| is| are|s)? (?:all )?(?:failed|failing|fails|broke|broken)\b(?! (?:with|in|on|about)\b)/;
const STANDS = /\b(?:status|state|health|healthy|ok|okay|fine|doing)\b/;

const SINCE: readonly (readonly [RegExp, number])[] = [
  [/\b(?:today|last 24 ?h(?:ours)?|this (?:morning|afternoon)|tonight)\b/, 24],
  [/\b(?:yesterday|last night|since yesterday)\b/, 48],
  [/\b(?:this|last|past) week\b/, 7 * 24],
  [/\b(?:last|past) hour\b/, 1],
];

export interface SurveyContext {
  /** The thread is about one application: then «what is broken?» is about that one. */
  readonly isAboutOne: boolean;
  readonly environment?: Environment | undefined;
  /** The asker's own name, for «what did I deploy». */
  readonly asker: string;
}

/**
 * What a question to all applications asks, from its normalised text: «what is wrong in project catalog?», «who was
 * OOM-killed?», «what did Ivo deploy today?». Undefined when it is about one application, or about none.
 */
export function readSurvey(text: string, context: SurveyContext): Survey | undefined {
  const failure = readFailure(text);
  const deployed = readDeployed(text, context.asker);
  if (deployed !== undefined && !namesOne(text, failure?.words, deployed.author)) {
    return { modes: [], ...deployed, ...inEnvironment(context) };
  }
  const project = readProject(text);
  const image = IMAGE.exec(text)?.[1];
  const isOfProject = project !== undefined && STANDS.test(text);
  const isWide = WIDE.test(text);
  const asksMany = MANY.test(text) || ANYTHING.test(text) || isOfProject || isWide;
  const rest = [project, image].reduce<string>((left, word) => left.replace(word ?? "", " "), text);
  if (!asksMany || ONE.test(text) || namesOne(rest, failure?.words)) return undefined;

  const scope = { ...inEnvironment(context), ...(project === undefined ? {} : { project }) };
  if (MANUAL.test(text)) return { modes: [], manual: true, ...scope };
  if (failure !== undefined) return { modes: failure.modes, failure: failure.called, ...scope };
  const health = readHealth(text);
  const sync: SyncStatus | undefined = SYNC.test(text) ? "OutOfSync" : undefined;
  if (health !== undefined || sync !== undefined) {
    if (context.isAboutOne && !MANY.test(text)) return undefined;
    return { modes: [], ...scope, ...(health && { health }), ...(sync && { sync }) };
  }
  if (image !== undefined) return { modes: [], image, ...scope };
  if (isOfProject) return { modes: [], ...scope };
  const isFailing = FAILING.test(text);
  if (isFailing && project !== undefined) return { modes: [], ...scope };
  const asksAll = isWide || (isFailing && MANY.test(text));
  return asksAll && !context.isAboutOne ? { modes: [], ...scope } : undefined;
}

function inEnvironment({ environment }: SurveyContext) {
  return environment === undefined ? {} : { environment };
}

function readProject(text: string): string | undefined {
  const [, after, before] = PROJECT.exec(text) ?? [];
  const project = after ?? before;
  return project === undefined || NO_PROJECT.has(project) ? undefined : project;
}

function readHealth(text: string): HealthStatus | undefined {
  const word = HEALTH.exec(text)?.[1];
  return word === undefined ? undefined : (capital(word) as HealthStatus);
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

function readDeployed(
  text: string,
  asker: string,
): Pick<Survey, "author" | "withinHours"> | undefined {
  const named = BY.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined);
  const hours = SINCE.find(([pattern]) => pattern.test(text))?.[1];
  const within = hours === undefined ? {} : { withinHours: hours };
  const [first, second] = named?.split(" ") ?? [];
  if (first === undefined || NOBODY.has(first)) {
    return hours !== undefined && WHAT_WENT_OUT.test(text) ? within : undefined;
  }
  const author = second === undefined || NO_SURNAME.test(second) ? first : `${first} ${second}`;
  return { author: first === "i" ? asker : author, ...within };
}

/** A word that looks like an application's name, besides those that say what is asked. */
function namesOne(text: string, ...told: readonly (string | undefined)[]): boolean {
  const rest = told.reduce<string>((left, words) => left.replace(words ?? "", " "), text);
  return readWords(rest).some((word) => /[a-z]-[a-z]|[a-z]\d/.test(word));
}
