import type { Concept } from "@lynceus/contract";
import { argocdConcepts } from "./argocd-concepts.ts";
import { kubernetesConcepts } from "./kubernetes-concepts.ts";

const ASKED: readonly RegExp[] = [
  /^(?:and |so |hey |hi )*(?:what(?:'s| is| are|s)?|wtf is|explain|define|describe|tell me about|was (?:ist|sind|hei(?:ß|ss)t|bedeutet)) (?:an? |the |ein(?:e|en)? |der |die |das )?(.{2,60}?)(?: here| (?:in|for|with) (?:argo ?cd|argo|kubernetes|k8s|general))?(?: pls| please)?\s*[?!.]*$/,
  /\bwhat (?:does|do|did|would) (?:an? |the )?(.{2,60}?) (?:even |actually |really )?(?:mean|means|do|stand for)\b(?: here| (?:in|for|with) (?:argo ?cd|argo|kubernetes|k8s|general))?\s*[?!.]*$/,
  /\bmeaning of (?:an? |the )?(.{2,60}?)\s*[?!.]*$/,
  /^(.{2,40}?) (?:means? what|meaning)\s*[?!.]*$/,
];
/** «What is degraded?» wants to know which. */
const WHICH =
  /^(?:and |so )?what(?:'s| is|s| are) (?:all )?(?:degraded|unknown|missing|suspended|progressing|pending|healthy|unhealthy|synced|syncing|out of sync|evicted)\b/;
const DIFFERENCE =
  /\bdifference between (?:an? |the )?(.{2,40}?) (?:and|vs\.?|versus) (?:an? |the )?(.{2,40}?)\s*[?!.]*$|^(.{2,40}?) (?:vs\.?|versus) (.{2,40}?)\s*[?!.]*$/;
/** What stands around the word itself: «the status OutOfSync», «the CrashLoopBackOff error». */
const AROUND =
  /^(?:status|state|error|condition|reason|health|phase|term|exit)\s+|\s+(?:status|state|error|condition|warning|reason|mean|means|about|exactly|again|anyway)$/g;

const known: ReadonlyMap<string, Concept> = new Map(
  [...argocdConcepts, ...kubernetesConcepts].flatMap(({ also, ...concept }) =>
    [concept.term, ...also].map((name) => [folded(name), concept] as const),
  ),
);

/** `Sync Failed`, `sync-failed` and `SyncFailed` are one; `sync waves` is `sync wave`. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

function find(said: string): Concept | undefined {
  const bare = said.replace(AROUND, "").trim();
  return [said, bare, bare.replace(/s$/, "")].map((word) => known.get(folded(word))).find(Boolean);
}

/**
 * The words of Argo CD or Kubernetes that a normalised text asks the meaning of: «what does SyncFailed mean?».
 * Empty when it asks about an application, or about what is not known here.
 */
export function readConcepts(text: string): readonly Concept[] {
  if (WHICH.test(text)) return [];
  const [, one = "", other = "", first = one, second = other] = DIFFERENCE.exec(text) ?? [];
  const both = [first, second].flatMap((word) => find(word) ?? []);
  if (both.length === 2) return both;
  for (const pattern of ASKED) {
    const said = pattern.exec(text)?.[1];
    const concept = said === undefined ? undefined : find(said);
    if (concept !== undefined) return [concept];
  }
  return [];
}
