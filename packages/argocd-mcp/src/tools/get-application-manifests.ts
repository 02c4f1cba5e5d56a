import { ManifestsResult } from "@lynceus/contract";
import { aboutApplication } from "../about-application.ts";
import {
  applicationArguments,
  argumentsOf,
  maxTokensArgument,
  objectArguments,
  RevisionArgument,
} from "../arguments.ts";
import { type Comparison, compareRevisions } from "../changes/compare-revisions.ts";
import { identity } from "../changes/describe-change.ts";
import { excerptLines, hunksWith } from "../changes/diff-lines.ts";
import { fitChanges } from "../changes/fit-changes.ts";
import { readManifest } from "../changes/read-manifest.ts";
import { type Rendered, readRendering } from "../changes/rendering.ts";
import { resolveRevision } from "../changes/resolve-revision.ts";
import { checkKnown } from "../check-known.ts";
import { compilePattern, GrepArgument } from "../compile-pattern.ts";
import { leaveOut } from "../leave-out.ts";
import { roomBeside } from "../room-beside.ts";
import { startDeadline } from "../start-deadline.ts";
import { manifestsText } from "../text/manifests-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";
import { withLiveStatus } from "../with-live-status.ts";

const NAME = "get_application_manifests";

type Fits = ((line: string) => boolean) | undefined;

export const getApplicationManifests = defineTool({
  name: NAME,
  title: "Render an application's manifests",
  description:
    "What Git renders to at a revision. With `compareTo`: what changed between two, as a unified diff, and the deployment that brought it; `previous` goes back until something differs. Finds the commit that changed a configuration.",
  inputSchema: argumentsOf({
    ...applicationArguments,
    revision: RevisionArgument.optional().describe(
      "Default what Git names now; or current (what runs), previous, a revision.",
    ),
    compareTo: RevisionArgument.optional().describe("previous, or a revision."),
    kind: objectArguments.kind,
    name: objectArguments.name,
    grep: GrepArgument.optional().describe("RE2 pattern of lines."),
    ...maxTokensArgument,
  }),
  outputSchema: ManifestsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ revision, compareTo, kind, name, grep, maxTokens, ...args }, context) => {
    const fits = grep === undefined ? undefined : compilePattern(grep);
    return aboutApplication(args, context, async (summary, client, signal) => {
      const deadline = startDeadline(context.deadlineMs, signal);
      const { within, require } = deadline;
      const late = `Argo CD \`${summary.instance}\` did not render \`${summary.name}\` within ${context.deadlineMs / 1000} s. Try again: what it has rendered it keeps.`;
      const rendering = async (revisions?: readonly string[]) => {
        const [only, ...others] = revisions ?? [];
        const at = others.length > 0 ? revisions : only;
        return readRendering(await client.manifests(summary, at, within), { kind, name });
      };
      const [application, after, comparison] = await require(late, async () => {
        const read = await client.getApplication(summary, within);
        const resolved = resolveRevision(read, revision, { open: true });
        const { objects, all, unreadable } = await rendering(
          revision === undefined ? undefined : resolved.revisions,
        );
        checkKnown(
          "kind",
          kind,
          all.map((one) => one.kind),
        );
        if (compareTo === undefined) {
          checkKnown(
            "name",
            name,
            all.map((one) => one.name),
          );
        }
        const side = { ...resolved, objects, unreadable };
        const compared =
          compareTo === undefined
            ? undefined
            : await compareRevisions(side, compareTo, {
                summary,
                application: read,
                client,
                deadline,
                render: async (revisions) => (await rendering(revisions)).objects,
              });
        return [read, side, compared] as const;
      });
      const frame = {
        application: withLiveStatus(summary, application),
        revisions: [...after.revisions],
        total: after.objects.length,
        ...(comparison?.comparedTo === undefined ? {} : { comparedTo: [...comparison.comparedTo] }),
        ...(comparison?.broughtBy === undefined ? {} : { broughtBy: comparison.broughtBy }),
        notes: [...(comparison?.notes ?? []), ...unreadableNotes(after.unreadable)],
      };
      const maxBytes = roomBeside(frame, maxTokens);
      const whole = {
        ...frame,
        changes: changesOf(comparison, fits),
        manifests: comparison === undefined ? manifestsOf(after.objects, fits) : [],
      };
      const changes = fitChanges(whole.changes, {
        maxBytes,
        linesOf: ({ diff }) => diff,
        withLines: (change, diff) => ({ ...change, diff }),
      });
      const manifests = fitChanges(
        comparison === undefined ? manifestsOf(after.objects, fits) : [],
        {
          maxBytes,
          linesOf: ({ lines }) => lines,
          withLines: (manifest, lines) => ({ ...manifest, lines }),
        },
      );
      return {
        ...frame,
        changes: changes.shown,
        manifests: manifests.shown,
        ...leaveOut(context.results, {
          tool: NAME,
          whole,
          count: changes.leftOut + manifests.leftOut,
          narrow: "Or narrow it with kind, name or grep.",
        }),
      };
    });
  },
  text: manifestsText,
});

function changesOf(comparison: Comparison | undefined, fits: Fits) {
  const changes = comparison?.changes ?? [];
  if (fits === undefined) return changes;
  return changes
    .map((change) => ({ ...change, diff: [...hunksWith(change.diff, fits)] }))
    .filter(({ diff }) => diff.length > 0);
}

function manifestsOf(objects: readonly Rendered[], fits: Fits) {
  const manifests = objects.map((object) => {
    const lines = readManifest(object.json)?.lines ?? [];
    const shown = fits === undefined ? lines.map((line) => ` ${line}`) : excerptLines(lines, fits);
    return { ...identity(object), lines: [...shown] };
  });
  return fits === undefined ? manifests : manifests.filter(({ lines }) => lines.length > 0);
}

function unreadableNotes(unreadable: number): readonly string[] {
  return unreadable === 0 ? [] : [`${unreadable} of its manifests are no objects.`];
}
