import { isAutomated } from "../../drift/drift-state.ts";
import { applicationRef } from "../../say/application-ref.ts";
import { evidence } from "../../text/evidence.ts";
import { instant } from "../../text/instant.ts";
import { mentions } from "../../text/mentions.ts";
import { plain, quote, quoteNames } from "../../text/quote.ts";
import { type Drift, driftRule } from "../drift/drift-rule.ts";
import { differenceFact, imageChange, sayObject } from "../drift/say-difference.ts";

/** H3: Git has something newer, and the Application is not synced by itself. Nothing is broken. */
export const waitsForSync = driftRule("H3", (drift) => {
  const { application, all, missing, objects, isNewer } = drift;
  if (isAutomated(application) || all.length === 0) return undefined;
  const history = application.status?.history ?? [];
  // What was deployed and is gone at the same commit was deleted, and does not wait for a first sync.
  if (!isNewer && history.length > 0) return undefined;
  const never = history.length === 0 && missing.length === all.length;
  const image = objects.flatMap((each) => imageChange(each) ?? [])[0];
  const what =
    image !== undefined
      ? `${quote(image.to, 60)} is in Git and not deployed (${quote(image.from, 60)} runs)`
      : never
        ? "it has never been synced"
        : `${sayWaiting(drift)} ${all.length > 1 ? "wait" : "waits"} to be synced`;
  return {
    headline: `${what}: automated sync is off, it waits for someone to sync`,
    since: undefined,
    facts: [
      newestFact(drift),
      ...objects.slice(0, 2).map((each) => differenceFact(each)),
      {
        text:
          application.spec.syncPolicy?.automated == null
            ? "The Application has no automated sync policy: a commit is seen, and nothing more"
            : "Automated sync is switched off (`enabled: false`): a commit is seen, and nothing more",
        where: "spec.syncPolicy",
      },
      deployedFact(drift),
    ],
    evidence: [revisionEvidence(drift)],
    fix: "Sync it by hand after a look at the diff, or turn automated sync on.",
  };
});

function sayWaiting({ all }: Drift): string {
  const [first] = all;
  if (first === undefined) return "it";
  return all.length === 1
    ? sayObject(first)
    : quoteNames([...new Set(all.map(({ name }) => name))]);
}

function newestFact({ application, scene, all }: Drift) {
  const revision = application.status?.sync?.revision;
  const metadata = revision === undefined ? undefined : scene.observed.revisions.get(revision);
  if (revision === undefined || metadata === undefined) return undefined;
  const at = instant(metadata.date);
  const message = metadata.message ?? "";
  const own = [scene.observed.summary.name, ...all.map(({ name }) => name)];
  const short = quote(revision.slice(0, 7), 20);
  const title = `"${plain(message.split("\n")[0] ?? "", 72)}"`;
  return {
    text: own.some((name) => mentions(message, name))
      ? `Git is at ${short} ${title}`
      : `Git is at ${short}; the change may be from an earlier commit`,
    where: "status.sync.revision",
    ...(at === undefined ? {} : { at }),
  };
}

function deployedFact({ application }: Drift) {
  const last = application.status?.history.at(-1);
  if (last?.revision === undefined) return undefined;
  const at = instant(last.deployedAt);
  return {
    text: `Last deployed was ${quote(last.revision.slice(0, 7), 20)}`,
    where: "status.history",
    ...(at === undefined ? {} : { at }),
  };
}

function revisionEvidence({ application, scene }: Drift) {
  const revision = application.status?.sync?.revision;
  if (revision === undefined) return undefined;
  const [, object] = applicationRef(scene.observed);
  return evidence({ text: revision, object, field: "status.sync.revision" });
}
