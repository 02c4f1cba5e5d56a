import { oneLine } from "../one-line.ts";
import type { ApplicationTarget } from "../ports.ts";
import type { ResourceNode } from "../schema.ts";
import type { Query } from "./request-url.ts";

/** What every call for an application sends along. */
export function scope(target: ApplicationTarget): Query {
  return { appNamespace: target.namespace, project: target.project };
}

/** How a call names an object of the resource tree. */
export function resourceQuery({ namespace, name, version, group, kind }: ResourceNode): Query {
  return { namespace, resourceName: name, version, group, kind };
}

/** An application in a sentence. */
export function named(target: ApplicationTarget): string {
  return `application ${code(target.name)}`;
}

/** An object in a sentence. */
export function object(node: ResourceNode): string {
  return `${node.kind} ${code(node.name)}`;
}

/** A name in a sentence, whoever gave it. */
export function code(name: string): string {
  return `\`${oneLine(name.replaceAll("`", "'"), 100)}\``;
}
