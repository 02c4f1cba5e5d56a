import type { Environment, HealthStatus, Survey, SyncStatus } from "@lynceus/contract";
import { readFailure } from "./failure-words.ts";
import { readDeployed } from "./read-deployed.ts";
import { readPlace } from "./read-place.ts";
import { readRevision } from "./read-revision.ts";
import { readWords } from "./read-words.ts";

/** How everything stands is a count, not a list. */
export const FLEET =
  /\bhow many (?:apps|applications)\b|\b(?:status|state|health) of (?:all|every|the fleet|everything)\b|^(?:fleet |overall )?(?:status|overview)\??$|^(?:is )?argo ?cd (?:itself )?(?:is |ist )?(?:ok|okay|fine|healthy|up|down|broken|slow|dead|kaputt|langsam)\b/;
const MANY =
  /\b(?:which|what|list|show(?: me)?|any|all|every|how many|are there|give me|name|find)\b.{0,30}?\b(?:apps?|applications?|services|deployments|workloads|pods|things)\b/;
const ANYTHING =
  /^(?:(?:so|and|hey|hi|ok|please)[ ,]+)*(?:who(?:'s| is| was| were| are| has| have| got| gets| else| still| all)?|what(?:'s| is| are|s)|which|anything|anyone|everything|is (?:anything|there anything|anyone|anybody|something)|are (?:any|there any)|(?:does|do|did|has|have) (?:anything|any(?:one|body)|some(?:one|body|thing)|any)|list|show)\b/;
/** «One of its services» is a question about one application. */
const ONE = /\bwhich (?:one|pod|container|service|deployment|version|image|file|revision|tag)\b/;

/** «Image pull errors somewhere?» */
const ANYWHERE = /\b(?:some|any)where\b/;
/** «Can I deploy now?» asks what stands in the way of everybody: windows. */
const MAY_DEPLOY =
  /\b(?:can|may|could|should|shall) (?:i|we) (?:now )?(?:deploy|release|ship|merge|sync|push)\b|\b(?:safe|ok|okay|allowed) to (?:deploy|release|ship|merge|sync|push)\b|\b(?:deploy\w*|change|code|release) ?freeze\b|\bdeploys? (?:frozen|allowed|blocked)\b/;

const PROJECT =
  /\b(?:im|vom) ["']?([a-z0-9][a-z0-9._-]{0,62})["']? projekt\b|\bprojekt ["']?([a-z0-9][a-z0-9._-]{0,62})\b|\b(?:in|of|for|from|with|the)? ?(?:argo ?cd )?project ["']?([a-z0-9][a-z0-9._-]{0,62})\b|\b(?:in|of|for|from|with) (?:the )?["']?([a-z0-9][a-z0-9._-]{0,62})["']? project\b/;
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

const SYNCING =
  /\b(?:syncs?|hooks?|operations?|deployments?)\b.{0,30}\b(?:running|in progress|going on|ongoing|under ?way)\b|\b(?:running|ongoing) (?:syncs?|hooks?|operations?)\b|\b(?:who|what|which|anything|anyone)\b.{0,20}\b(?:is|are|'s) (?:being synced|syncing)\b/;
/** «Do any share one cause?» */
const SHARED =
  /\b(?:share|sharing|common|same|one|a single)\b.{0,12}\b(?:causes?|reasons?|culprits?)\b|\b(?:are|is) (?:they|these|those|it|all this) (?:all )?related\b/;
/** «What should we look at first?» */
const FIRST =
  /\b(?:look (?:at|into)|fix|handle|do|start with|tackle|check|begin with) first\b|\bwhere (?:do|should|shall) (?:we|i) (?:start|begin)\b|\b(?:what|which|who)(?:'s| is| are)? (?:the )?(?:most urgent|most critical|most important|worst|biggest (?:problem|issue|fire))\b/;
/** «Is everything ok?», «what broke?», «prod down??»: whatever fails is meant. */
const WIDE =
  /^(?:is|are) (?:everything|all(?: the)?(?: apps| applications)?|we all|we|things)\b.*\b(?:ok|okay|fine|good|healthy|green|well|up)\b|^(?:is (?:anything|there anything|anyone|something)|anything|everything)\b|^what(?:'s| is| are|s)? (?:all )?(?:failed|failing|fails|broke|broken)\b(?! (?:with|in|on|about)\b)|^(?:is |are )?(?:(?:all of |the whole )?(?:prod|production|staging|stage|dev|everything|all)|the (?:platform|fleet|site|whole thing|cluster)) (?:is |are )?(?:down|broken|dead|on fire|burning|ok|okay|healthy|up|fine|green|red|failing)\b|^(?:what(?:'s| is)|anything|is (?:anything|something)) (?:on fire|burning)\b|^(?:any|is there (?:an?|any)|are there(?: any)?) (?:\w+ )?(?:incidents?|outages?|fires?|problems?|issues?|alerts?)\b(?! (?:with|in|on|of|for)\b)|^(?:top|the)? ?(?:\d+ )?(?:biggest|worst|top|main)? ?(?:problems|issues|failures|incidents)\s*\??$|^what(?:'s| is|s| are)? (?:all )?(?:stuck|hanging|blocked)\b|\b(?:everything|alles|all) (?:is |ist |looks )?(?:slow|red|rot|kaputt|down|broken|tot)\b|^how(?:'s| is| are) (?:(?:all )?(?:our|the|my|your) )?(?:apps|applications|services|deployments|everything|things|it all|we(?: all)?)\b/;
/** Of one application, what a commit changed is asked of that application. */
const ITS_CHANGE = /\b(?:chang(?:e|ed|es)|diff)\b/;
const STANDS = /\b(?:status|state|health|healthy|ok|okay|fine|doing)\b/;

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
  const revision = readRevision(text);
  const isItsOwn = context.isAboutOne && ITS_CHANGE.test(text);
  if (revision !== undefined && !isItsOwn && !namesOne(text, revision.words)) {
    return { modes: [], revision: revision.revision, ...inEnvironment(context) };
  }
  const failure = readFailure(text);
  const deployed = readDeployed(text, context);
  if (deployed !== undefined && !namesOne(text, failure?.words, deployed.author)) {
    return { modes: [], ...deployed, ...inEnvironment(context) };
  }
  const project = readProject(text);
  const image = IMAGE.exec(text)?.[1];
  const isOfProject = project !== undefined && STANDS.test(text);
  const isMany = MANY.test(text);
  const isWide = WIDE.test(text) || FIRST.test(text);
  const mayDeploy = MAY_DEPLOY.test(text) && !context.isAboutOne;
  const asksMany =
    isMany || mayDeploy || ANYTHING.test(text) || ANYWHERE.test(text) || isOfProject || isWide;
  if (!asksMany || ONE.test(text)) return undefined;
  const place = (project ?? image) ? undefined : placeIn(text, failure?.words, isMany);
  const named = [project, image, place, failure?.words];
  if (namesOne(text, ...named)) return undefined;

  const scope = {
    ...inEnvironment(context),
    ...(project === undefined ? {} : { project }),
    ...(place === undefined ? {} : { place }),
  };
  if (mayDeploy && failure === undefined) {
    return { modes: ["H1"], failure: "are held by a sync window", ...scope };
  }
  if (MANUAL.test(text)) return { modes: [], manual: true, ...scope };
  if (SYNCING.test(text)) return { modes: [], syncing: true, ...scope };
  if (failure !== undefined) return { modes: failure.modes, failure: failure.called, ...scope };
  const health = readHealth(text);
  const sync: SyncStatus | undefined = SYNC.test(text) ? "OutOfSync" : undefined;
  if (health !== undefined || sync !== undefined) {
    if (context.isAboutOne && !isMany) return undefined;
    return { modes: [], ...scope, ...(health && { health }), ...(sync && { sync }) };
  }
  if (image !== undefined) return { modes: [], image, ...scope };
  if (isOfProject) return { modes: [], ...scope };
  if (SHARED.test(text) && isMany) return { modes: [], shared: true, ...scope };
  const isFailing = FAILING.test(text);
  if (isFailing && project !== undefined) return { modes: [], ...scope };
  if (place !== undefined && (isFailing || isWide)) return { modes: [], ...scope };
  if (place !== undefined && isMany) return { modes: [], everything: true, ...scope };
  const asksAll = isWide || (isFailing && isMany);
  return asksAll && !context.isAboutOne ? { modes: [], ...scope } : undefined;
}

/** A place, unless it may as well be the one application that is asked about. */
function placeIn(text: string, failing: string | undefined, isMany: boolean): string | undefined {
  const rest = text
    .replace(failing ?? "", " ")
    .replace(HEALTH, " ")
    .replace(SYNC, " ");
  const place = readPlace(rest);
  if (place === undefined) return undefined;
  // «What is out of sync in order2?» asks for applications, «in web-eu» may be one
  const asksForState = (HEALTH.test(text) || SYNC.test(text)) && !place.name.includes("-");
  const isOnlyPlace = place.isCalled || isMany || asksForState || !namesOne(place.name);
  return isOnlyPlace ? place.name : undefined;
}

function inEnvironment({ environment }: SurveyContext) {
  return environment === undefined ? {} : { environment };
}

function readProject(text: string): string | undefined {
  const project = PROJECT.exec(text)
    ?.slice(1)
    .find((name) => name !== undefined);
  return project === undefined || NO_PROJECT.has(project) ? undefined : project;
}

function readHealth(text: string): HealthStatus | undefined {
  const word = HEALTH.exec(text)?.[1];
  return word === undefined ? undefined : (capital(word) as HealthStatus);
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** A word that looks like an application's name, besides those that say what is asked. */
function namesOne(text: string, ...told: readonly (string | undefined)[]): boolean {
  const rest = told.reduce<string>((left, words) => left.replace(words ?? "", " "), text);
  return readWords(rest).some((word) => /[a-z]-[a-z]|[a-z]\d/.test(word));
}
