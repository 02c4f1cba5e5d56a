import type { Ask } from "@lynceus/contract";

type Plain = Exclude<Ask, { kind: "paste" }>;

const LOGS: readonly RegExp[] = [
  /\b(?:show|give|get|print|paste|fetch|see|send|tail|dump|pull|display|post|share|read|want|need)\b.{0,40}?\b(?:logs?|log ?lines|log ?output|stack ?traces?)\b/,
  /^(?:and |the |its |their )*logs?(?: please| pls| pl[sz])?(?: (?:of|for|from) .{1,100})?\s*[?!.]*$/,
  /^.{0,40}[\w-]+ logs(?: please| pls)?\s*[?!.]*$/,
  /\bwhat (?:do|does|did) (?:the |its |their )?(?:[\w.-]+ ){0,4}logs? (?:say|show|tell|contain)/,
  /\bwhat(?:'s| is) in (?:the |its )?(?:[\w.-]+ ){0,3}logs?\b/,
];
/** A remark on logs, or a judgement of them, is no wish to see them. */
const NOT_LOGS =
  /\blogs? (?:look|looks|looked|seem|seems|are|is|were|was|say|says|show|shows) (?!in\b)|\bnot (?:see|show)|\bno logs?\b|\bwhy\b|\b(?:critical|serious|harmless|worr(?:y|ied))\b|\b(?:i'll|i will|i'm|we'll|let me|lemme|seeing)\b|\blog ?(?:level|in|out)\b/;

const OTHERS =
  /\b(?:just|only) (?:me|us|mine|ours|our (?:team|app\w*))\b|\bjust (?:this|my) app\w*\b|\b(?:any(?:one|body)|who) else\b|\b(?:are|is|do|does|have|were) (?:there )?(?:any )?other(?:s| apps?| applications?| services?| teams?)\b|\bothers? (?:affected|too|as well|also)\b|\b(?:same|this) (?:problem|error|issue|failure|cause)?\s*(?:elsewhere|somewhere else|with others?|for others?)\b|\b(?:cluster|fleet|platform|company)[- ]?wide\b|\bwidespread\b|\b(?:who|which \w+) (?:all )?(?:is|are) affected\b|\bhow many (?:apps? |applications? )?are affected\b|\bis (?:it|this) (?:only |just )?(?:me|us|the (?:cluster|platform)) or\b|\bis it (?:only|just) (?:me|us)\b/;

const CHANGES =
  /\bwhat(?:'s| is| has|'ve| have)?(?: been)? (?:changed|different|new|deployed|released|rolled out)\b|\bwhat (?:did|has) (?:we|they|he|she|someone|somebody|anyone|you) changed?\b|\b(?:did|has|have) (?:something|anything|anyone|somebody|someone) changed?\b|\bany(?:thing)? (?:recent )?(?:changes?|deploy(?:s|ments?)|changed)\b|\b(?:recent|last|latest|previous) (?:few )?(?:changes|deploys|deployments|releases)\b|\b(?:deploy(?:ment)?|release|change) history\b|\b(?:last|latest) (?:deploy|deployment|release|change)\s*\??$|\bdiff (?:of|for|between|to|with)\b|\bwhat drifted\b|\b(?:did|has|have) (?:anyone|anybody|someone|somebody) (?:touch|chang|deploy|updat|modif|edit)\w*/;
const WAS_FINE =
  /\b(?:was|were|worked|working|ran|running)\b.{0,30}\b(?:fine|ok|okay|good|healthy|green|well|working|works)?\s*(?:until |till |up to |as of )?(?:yesterday|last (?:night|week|month|monday|tuesday|wednesday|thursday|friday)|this morning|before|earlier|an hour ago|(?:a few |\d+ )(?:hours|minutes|days) ago)\b/;

const DEPLOYER =
  /\bwho (?:last |just |the hell |on earth )?(?:deployed|released|shipped|pushed|synced|rolled|merged|changed|broke|touched|did (?:that|this|it)|has (?:deployed|changed|synced))\b|\bwho(?:'s| is| was) (?:behind|responsible for) (?:that|this|it|the)\b|\bby whom\b|\bwhose (?:change|deploy\w*|commit|release)\b/;
/** What runs how often is scaled, not deployed: who did that stands in the fields' managers. */
const NOT_DEPLOYED = /\bwho\b.{0,30}\breplicas?\b/;
const VERSION =
  /\b(?:which|what|what's|whats) (?:is )?(?:the )?(?:\w+ )?(?:version|image|tag|revision|commit|release|sha)\b|\bversion (?:of|for) [\w.-]+\b.*\?|^version\s*\?$|^[\w.-]+ (?:image|version|tag|revision)\s*\?*$/;
const STATE =
  /\b(?:sync|health|deployment|current|overall) ?(?:status|state)\b.*(?:\?|\b(?:of|for)\b)|\b(?:status|state|health) (?:of|for|on)\b|\b(?:what(?:'s|s| is)|how(?:'s|s| is| are)) (?:the )?(?:status|state|health)\b|^(?:and |so |but )?(?:is|are|how's|how is|how are) .{0,60}\b(?:healthy|synced|in sync|up to date|ok|okay|fine|green|good|ready|doing|deployed|running|up|stable|alive)\b(?: (?:in|on|at) [\w -]{1,40}| now| again| yet)*\s*\?+$|^[\w.-]+ (?:status|health|state)\s*\??$|^is [\w.-]+ (?:degraded|out ?of ?sync|progressing|suspended)\s*\?+$/;

const FIX =
  /\bwhat (?:do|should|must|can|shall|would|to|could) (?:i|we|you|one)?\s*(?:need to |have to )?(?:change|fix|do(?: now| about (?:it|this|that))?|edit)\s*\??$|\bwhat to (?:change|fix|do)\b|\bhow (?:do|can|should|would|could|to|shall) (?:i |we |you |one )?(?:fix|solve|repair|resolve|correct|recover|get (?:it|this|that) (?:working|running|fixed))\b|\b(?:what's|what is|whats|is there|got|have) (?:the|a) fix\b|\bwhere (?:do|should|can|must) (?:i|we) (?:change|fix|edit)\b|\bwhich (?:file|key|line|manifest|value)\b.{0,30}\b(?:change|edit|fix)\b|\bhow to fix\b|^(?:and )?(?:the )?fix\s*\?+$|^(?:so )?what now\s*\?*$/;

/** Symptoms and whys: a first look with what follows it is a better answer than a list of changes. */
const SYMPTOM =
  /\b(?:why|root cause|fail\w*|crash\w*|errors?|stuck|restart\w*|oom\w*|broken|down|issues?|problems?|cannot|can't|won't|does ?n[o']?t|degraded)\b/;

/**
 * What a message wants to be told about an application, in its normalised text; undefined when it wants something
 * else, such as to know why it fails.
 */
export function readAsk(text: string): Plain | undefined {
  if (OTHERS.test(text)) return { kind: "others" };
  if (LOGS.some((pattern) => pattern.test(text)) && !NOT_LOGS.test(text)) return { kind: "logs" };
  if (FIX.test(text)) return { kind: "fix" };
  if (DEPLOYER.test(text) && !NOT_DEPLOYED.test(text)) return { kind: "status", of: "deployer" };
  if (SYMPTOM.test(text)) return STATE.test(text) && !/\bwhy\b/.test(text) ? state : undefined;
  if (CHANGES.test(text) || WAS_FINE.test(text)) return { kind: "changes" };
  if (VERSION.test(text)) return { kind: "status", of: "version" };
  return STATE.test(text) ? state : undefined;
}

const state: Plain = { kind: "status", of: "state" };
