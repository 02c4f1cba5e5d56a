import { isAutomated } from "../../drift/drift-state.ts";
import { isNormalised } from "../../drift/is-normalised.ts";
import type { Difference, Differing } from "../../drift/read-differences.ts";
import { isHand } from "../../drift/read-managers.ts";
import { instant } from "../../text/instant.ts";
import { quote } from "../../text/quote.ts";
import { type Drift, driftRule } from "./drift-rule.ts";
import { differenceFact, sayDifferences, sayObject } from "./say-difference.ts";

/**
 * K1: somebody changed the live object. Its `managedFields` tell with what and when; what was added, and not
 * changed, is no difference to Argo CD and stays after a sync.
 */
export const changedByHand = driftRule("K1", (drift) => {
  const [first] = drift.objects;
  if (first === undefined || drift.pruned.length > 0) return undefined;
  const meant = drift.objects.map(({ differences }) => differences.filter((d) => !isNormalised(d)));
  const byHand = meant.map((all) => all.filter(({ manager }) => manager && isHand(manager)));
  const [ours = []] = byHand;
  const isAll = byHand.every((all, at) => all.length > 0 && all.length === meant[at]?.length);
  const [hand] = ours.flatMap(({ manager }) => manager ?? []);
  if (!isAll || hand === undefined) return undefined;
  const at = instant(hand.at);
  return tell(drift, first, ours, {
    who: "was changed by hand in the cluster",
    since: at,
    fact: {
      text: `Changed with ${quote(hand.name, 60)}`,
      where: `${first.kind} ${first.name}, metadata.managedFields`,
      ...(at === undefined ? {} : { at }),
    },
  });
});

/** K1 where the object does not tell who: Git is where it was at the last deployment, the cluster is not. */
export const changedInCluster = driftRule("K1", (drift) => {
  const [first] = drift.objects;
  if (first === undefined || drift.isNewer || drift.pruned.length > 0) return undefined;
  const meant = first.differences.filter((each) => !isNormalised(each));
  if (meant.length === 0 || meant.some(({ manager }) => manager !== undefined)) return undefined;
  return tell(drift, first, meant, {
    who: "was changed in the cluster",
    since: undefined,
    fact: {
      text: "Nothing was committed since the last deployment; the object does not tell who changed it",
      where: "status.history",
    },
  });
});

/** K1 where somebody deleted what Git still has, and nothing puts it back. */
export const deletedInCluster = driftRule("K1", (drift) => {
  const { all, missing, isNewer, application } = drift;
  const [first] = missing;
  if (first === undefined || missing.length !== all.length || isNewer) return undefined;
  const deployed = application.status?.history.at(-1);
  if (deployed === undefined) return undefined;
  const many = missing.length > 1;
  const at = instant(deployed.deployedAt);
  return {
    severity: "warning",
    headline: `${sayObject(first)}${many ? ` and ${missing.length - 1} more are` : " is"} gone from the cluster, and Git still has ${many ? "them" : "it"}: deleted by hand, or by something beside Argo CD`,
    facts: [
      {
        text: `The last deployment had ${many ? "them" : "it"}, and nothing was committed since`,
        where: "status.history",
        ...(at === undefined ? {} : { at }),
      },
      stayFact(drift),
    ],
    fix: `Sync to make ${many ? "them" : "it"} again, or remove ${many ? "them" : "it"} from ${drift.place} if ${many ? "they are" : "it is"} not wanted.`,
  };
});

function tell(
  drift: Drift,
  first: Differing,
  meant: readonly Difference[],
  about: {
    who: string;
    since: string | undefined;
    fact: { text: string; where: string; at?: string };
  },
) {
  const others = drift.objects.length - 1;
  return {
    since: about.since,
    headline: `${sayObject(first)} ${about.who}: ${sayDifferences(first, meant)}${others > 0 ? `; ${others} more too` : ""}`,
    facts: [
      about.fact,
      ...drift.objects.slice(1).map((each) => differenceFact(each)),
      stayFact(drift),
    ],
    fix: `Sync to put Git's state back, or commit the change in ${drift.place}. What was added by hand and Git does not mention may stay after a sync: remove it by hand.`,
  };
}

function stayFact({ application }: Drift) {
  if (!isAutomated(application))
    return { text: "Automated sync is off: it stays until someone syncs" };
  if (application.spec.syncPolicy?.automated?.selfHeal === true) return undefined;
  return {
    text: "Self-heal is off: it stays until the next commit to that branch, which undoes it without a word",
    where: "spec.syncPolicy.automated",
  };
}
