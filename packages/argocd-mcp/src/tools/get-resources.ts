import type { ResourceNode } from "@lynceus/argocd";
import { ExpectedError, GetResourcesResult } from "@lynceus/contract";
import { z } from "zod";
import { aboutApplication } from "../about-application.ts";
import { applicationArguments, argumentsOf, maxTokensArgument, ResourceRef } from "../arguments.ts";
import { clip } from "../clip.ts";
import { fitItems, TOKEN_BYTES } from "../fit-items.ts";
import { indexTree } from "../index-tree.ts";
import { leaveOut } from "../leave-out.ts";
import { cutManifest } from "../manifests/cut-manifest.ts";
import { readManifest } from "../manifests/read-manifest.ts";
import type { Manifest } from "../manifests/strip-manifest.ts";
import { mapBounded } from "../map-bounded.ts";
import { resolveResource } from "../resolve-resource.ts";
import { startDeadline } from "../start-deadline.ts";
import { resourcesText } from "../text/resources-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

const NAME = "get_resources";
const MOST_REFS = 5;
/** What is said of the rest. */
const FRAME_BYTES = 300;
/** A manifest's name, its keys in the result and what was cut. */
const TITLE_BYTES = 600;

export const getResources = defineTool({
  name: NAME,
  title: "Get live manifests",
  description:
    "Live manifests of 1 to 5 resources of an application as YAML, status first, without noise. Secrets are never shown.",
  inputSchema: argumentsOf({
    ...applicationArguments,
    resourceRefs: z
      .array(ResourceRef, {
        error: `say which resources, 1 to ${MOST_REFS} of {kind, name}; get_application_resource_tree lists them`,
      })
      .min(1, `say which resources, 1 to ${MOST_REFS}; get_application_resource_tree lists them`)
      .max(MOST_REFS),
    ...maxTokensArgument,
  }),
  outputSchema: GetResourcesResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ resourceRefs, maxTokens, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const { within, attempt, require, gaps } = startDeadline(context.deadlineMs, signal);
      const late = `Argo CD \`${summary.instance}\` did not tell the resources of application \`${summary.name}\` in time. Try again in a moment.`;
      const tree = indexTree(await require(late, () => client.resourceTree(summary, within)));
      const read = await mapBounded(resourceRefs, MOST_REFS, (ref) =>
        attempt({ part: "object", subject: `${ref.kind}/${ref.name}` }, async () => {
          const node = resolveResource(ref, tree.nodes);
          return { node, manifest: await readManifest({ client, summary }, node, within) };
        }),
      );
      const found = read.filter((one) => one !== undefined);
      const said = gaps.map(({ sentence }) => clip(sentence, 400));
      if (found.length === 0) throw new ExpectedError(said.join("\n"));
      const maxBytes = maxTokens * TOKEN_BYTES - FRAME_BYTES;
      const notes = [...fitItems(said, maxBytes / 3)];
      const room = maxBytes - Buffer.byteLength(JSON.stringify(notes));
      const resources = shareRoom(found, room);
      const cut = resources.reduce((sum, resource) => sum + resource.cut.length, 0);
      return {
        resources,
        notes,
        ...leaveOut(context.results, {
          tool: NAME,
          whole: { resources: found.map(({ manifest }) => manifest), notes: said },
          count: cut + said.length - notes.length,
          narrow: "Or ask for fewer resources at once.",
        }),
      };
    }),
  text: (result, { maxTokens }) => resourcesText(result, maxTokens * TOKEN_BYTES),
});

interface Found {
  readonly node: ResourceNode;
  readonly manifest: Manifest;
}

/** The small ones first, so that the large ones get what these leave; in the order that was asked. */
function shareRoom(found: readonly Found[], maxBytes: number): GetResourcesResult["resources"] {
  const bySize = [...found].sort((a, b) => sizeOf(a) - sizeOf(b));
  const shown = new Map<Found, GetResourcesResult["resources"][number]>();
  let room = maxBytes;
  bySize.forEach((one, at) => {
    const { kind, group, namespace, name } = one.node;
    const title = {
      kind,
      ...(group === "" ? {} : { group }),
      ...(namespace === "" ? {} : { namespace }),
      name,
    };
    const share = room / (bySize.length - at);
    const { yaml, cut } = cutManifest(one.manifest, share - TITLE_BYTES);
    const resource = { ...title, manifest: yaml, cut: [...cut] };
    shown.set(one, resource);
    room -= Buffer.byteLength(JSON.stringify(resource));
  });
  return found.flatMap((one) => shown.get(one) ?? []);
}

function sizeOf({ manifest }: Found): number {
  return JSON.stringify(manifest).length;
}
