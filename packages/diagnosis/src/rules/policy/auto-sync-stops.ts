import { isAutomated } from "../../drift/drift-state.ts";
import { listSources, sourcePlace } from "../../say/source-place.ts";
import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { syncRule } from "../sync/sync-rule.ts";

const empties = /auto-sync will wipe out all resources|would (?:delete|prune) all resources/;

/** H5: the source renders nothing any more, and auto-sync does not delete everything because of it. */
export const wouldEmpty = syncRule("H5", (sync, scene) => {
  if (!empties.test(sync.message)) return undefined;
  const { application } = scene.observed;
  const source = listSources(application).find(({ ref }) => ref === undefined);
  const place = sourcePlace(application);
  const at = quote(source?.targetRevision || "HEAD", 80);
  const pruned = (application.status?.resources ?? []).filter(
    ({ requiresPruning }) => requiresPruning,
  );
  return {
    headline: `auto-sync refuses to run: ${place} at ${at} renders nothing any more, and a sync would wipe out all resources`,
    facts: [
      pruned.length === 0
        ? undefined
        : {
            text: `${quoteNames([...new Set(pruned.map(({ name }) => name))])} would be deleted; what runs is untouched`,
            where: "requiresPruning",
          },
      {
        text: `No manifests are left in ${place}: moved, renamed, or left out by a filter`,
        where: "spec.source",
      },
    ],
    fix: `Point the Application at where its manifests are now, or put them back in ${place}. Set \`allowEmpty\` only if everything is meant to go.`,
  };
});

const gaveUp =
  /^(?:Failed last sync attempt to \[?([^\]:\s]*)\]?: |Skipping auto-sync: |Skipping sync attempt to \[?([^\]:\s]*)\]?: )([\s\S]*)/;

/**
 * H2: auto-sync has given up on a revision. Argo CD never tries the same one again, though what stopped it
 * may be mended by now.
 */
export const autoSyncStopped = syncRule("H2", (sync, scene) => {
  if (sync.kind !== "operation") return undefined;
  const found = gaveUp.exec(sync.message);
  if (found === null || !isAutomated(scene.observed.application)) return undefined;
  const revision = found[1] || found[2] || "";
  const why = found[3] ?? "";
  const short = revision === "" ? "this revision" : quote(revision.slice(0, 7), 20);
  return {
    headline: `auto-sync has given up on ${short}: ${quoteError(why, 140)}`,
    facts: [
      {
        text: "Argo CD does not try the same revision again by itself",
        where: "condition SyncError",
      },
    ],
    fix: `Mend what it names, then sync by hand, or push a new commit to ${sourcePlace(scene.observed.application)}.`,
  };
});
