/** How people call a failure, what completes «3 applications …», and the entries of the failure catalogue. */
interface FailureWords {
  readonly said: RegExp;
  readonly called: string;
  readonly modes: readonly string[];
}

const FAILURES: readonly FailureWords[] = [
  {
    said: /\boom(?:[- ]?kill(?:ed|s|ing)?)?\b|\bout of memory\b|\bmemory limits?\b/,
    called: "were OOM-killed",
    modes: ["F7"],
  },
  {
    said: /\bimage (?:tags? )?(?:that |which )?(?:do(?:es)?(?: not|n't) exist|(?:is|are) missing|(?:is|are) not found|cannot be found)|\b(?:missing|wrong|nonexistent|non-existent) (?:image )?tags?\b|\b(?:missing|nonexistent|non-existent) images?\b|\bimages? not found\b/,
    called: "use an image tag that does not exist",
    modes: ["F1"],
  },
  {
    said: /\bimage ?pull ?(?:back ?off|errors?|failures?)?\b|\berrimagepull\b|\b(?:cannot|can't|could not|fail(?:s|ing|ed)? to) pull\b/,
    called: "cannot pull an image",
    modes: ["F1", "F2", "F3", "F4"],
  },
  {
    said: /\b(?:rate[- ]limit(?:ed|s)?|pull limit)\b/,
    called: "are limited by a registry",
    modes: ["F3"],
  },
  {
    said: /\b(?:wait(?:s|ing)? (?:for|on)|miss(?:es|ing)?|need(?:s|ing)?|lack(?:s|ing)?|without) (?:a |an |the |its |their )?secrets?\b|\bsecrets? (?:that |which )?(?:do(?:es)?(?: not|n't) exist|(?:is|are) missing|(?:is|are) not (?:found|there)|not found)|\bmissing secrets?\b/,
    called: "wait for a secret that is not there",
    modes: ["F12", "G1", "G2", "G3"],
  },
  {
    said: /\b(?:miss(?:es|ing)?|wait(?:s|ing)? for) (?:a |an |the |its |their )?config ?maps?\b|\bconfig ?maps? (?:that |which )?(?:do(?:es)?(?: not|n't) exist|(?:is|are) missing|not found)/,
    called: "miss configuration",
    modes: ["F12"],
  },
  {
    said: /\bsync[- ]?windows?\b/,
    called: "are held by a sync window",
    modes: ["H1"],
  },
  {
    said: /\bcrash(?:es|ed|ing)?(?:[- ]?loop\w*)?\b|\bcrash ?loop ?back ?off\b/,
    called: "crash",
    modes: ["F5", "F6", "F7", "F15", "B8"],
  },
  {
    said: /\brestart(?:s|ing)\b|\bkeeps? (?:on )?restart\w*|\bstart(?:et|en) (?:dauernd|st(?:ä|ae)ndig|immer) neu\b/,
    called: "restart again and again",
    modes: ["F5", "F6", "F7", "F8", "F15", "B8"],
  },
  {
    said: /\b(?:unschedulable|cannot be scheduled|can't be scheduled|pending pods?|pods? pending|not scheduled)\b/,
    called: "have pods that fit on no node",
    modes: ["F11"],
  },
  {
    said: /\b(?:over|exceed(?:s|ed|ing)?|hit(?:s|ting)?|out of|(?:run(?:s|ning)?|ran) (?:in)?to|(?:blocked|limited|stopped|held) by|against) (?:the |its |their |an? |any )?(?:resource )?quotas?\b|\bquotas? (?:exceeded|reached|full|errors?|problems?|issues?)\b/,
    called: "are over their quota",
    modes: ["F9", "D9"],
  },
  {
    said: /\b(?:liveness|readiness|health|failing|startup) (?:probes?|checks?)\b|\bprobes? fail\w*\b/,
    called: "fail their probes",
    modes: ["F14", "F8"],
  },
  {
    said: /\b(?:unreachable clusters?|clusters? (?:that |which )?(?:cannot|can't|could not) be reached|clusters? (?:is |are )?(?:unreachable|down|gone))\b/,
    called: "are in a cluster that cannot be reached",
    modes: ["C1", "C2"],
  },
  {
    said: /\b(?:expired|missing|pending|invalid) (?:tls )?certificates?\b|\bcertificates? (?:expired|pending|missing|not (?:issued|ready))\b/,
    called: "wait for a certificate",
    modes: ["G5"],
  },
  {
    said: /\bfail(?:ed|ing|s)? (?:pre-?sync |post-?sync |sync )?hooks?\b|\bhooks? (?:that )?fail(?:ed|s|ing)?\b/,
    called: "have a failed hook",
    modes: ["E2"],
  },
  {
    said: /\b(?:drift(?:s|ed|ing)?|changed by hand|manual(?:ly)? change[sd]?|self-?heal loops?)\b/,
    called: "drift from Git",
    modes: ["K1", "K2", "K3"],
  },
  {
    said: /\bimmutable\b/,
    called: "change what is immutable",
    modes: ["D1", "D2", "D3", "D4"],
  },
  {
    said: /\b(?:cannot|can't|do(?:es)?(?: not|n't)|fail(?:s|ing)? to) (?:render|generate|build|template)\b|\b(?:helm|kustomize|manifest|comparison) ?errors?\b/,
    called: "cannot generate their manifests",
    modes: ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12"],
  },
  {
    said: /\b(?:paused|suspended) (?:deployments?|rollouts?)\b|\b(?:is|are) paused\b/,
    called: "are paused",
    modes: ["F21", "J5"],
  },
  {
    said: /\bstuck (?:in )?delet\w+\b|\b(?:deleting|deletion) (?:is |are )?stuck\b|\bbeing deleted\b/,
    called: "do not finish their deletion",
    modes: ["L1"],
  },
];

/** The failure that a normalised text speaks of, in what words, and the entries of the failure catalogue it means. */
export function readFailure(
  text: string,
):
  | { readonly words: string; readonly called: string; readonly modes: readonly string[] }
  | undefined {
  for (const { said, called, modes } of FAILURES) {
    const words = said.exec(text)?.[0];
    if (words !== undefined) return { words, called, modes };
  }
  return undefined;
}
