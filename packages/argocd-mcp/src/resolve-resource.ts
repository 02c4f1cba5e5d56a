import type { ResourceNode } from "@lynceus/argocd";
import { ExpectedError } from "@lynceus/contract";
import type { ResourceRef } from "./arguments.ts";
import { objectName } from "./node-state.ts";
import { name, quote } from "./text/quote.ts";

const NAMED = 8;

/**
 * The one object of the resource tree that a reference means; only what it names has to fit. Throws
 * `ExpectedError` when there is none, with near ones, or several, with all of them.
 */
export function resolveResource(ref: ResourceRef, nodes: readonly ResourceNode[]): ResourceNode {
  const sameName = nodes.filter((node) => node.name === ref.name);
  const sameKind = nodes.filter((node) => isKind(node, ref.kind));
  const matches = sameName.filter(
    (node) =>
      sameKind.includes(node) &&
      fits(ref.namespace, node.namespace) &&
      fits(ref.group, node.group) &&
      fits(ref.uid, node.uid),
  );
  const versions = new Set(matches.map(({ version }) => version));
  const exact =
    versions.size > 1 ? matches.filter((node) => fits(ref.version, node.version)) : matches;
  const [found, ...others] = exact;
  if (found !== undefined && others.length === 0) return found;
  if (found !== undefined) {
    throw new ExpectedError(
      `${exact.length} objects are named ${quote(`${ref.kind}/${ref.name}`)}. Say \`namespace\` or \`group\`: ${listed(exact)}.`,
    );
  }
  const near = [
    ...sameName,
    ...sameKind.filter((node) => node.name.startsWith(ref.name) || ref.name.startsWith(node.name)),
    ...sameKind,
  ];
  const said = near.length === 0 ? "" : ` There are: ${listed([...new Set(near)])}.`;
  throw new ExpectedError(
    `There is no ${quote(`${ref.kind}/${ref.name}`)} in the resource tree of this application.${said} get_application_resource_tree lists all.`,
  );
}

function isKind(node: ResourceNode, asked: string): boolean {
  const kind = node.kind.toLowerCase();
  const word = asked.toLowerCase();
  return word === kind || word === `${kind}s` || word === `${kind}.${node.group}`;
}

/** An empty text counts as not given: clients that must fill every field send it. */
function fits(asked: string | undefined, own: string | undefined): boolean {
  return asked === undefined || asked === "" || asked === own;
}

function listed(nodes: readonly ResourceNode[]): string {
  const names = nodes.slice(0, NAMED).map((node) => {
    const place = [node.group, node.namespace].filter((part) => part !== "").map(name);
    return `${name(objectName(node))}${place.length === 0 ? "" : ` (${place.join(", ")})`}`;
  });
  const more = nodes.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}
