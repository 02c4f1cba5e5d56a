import { quoteNames } from "../../text/quote.ts";

/** The refused objects in a sentence: kinds, then names. */
export function sayObjects(
  all: readonly { readonly resource: { readonly kind: string; readonly name: string } }[],
): string {
  const kinds = [...new Set(all.map(({ resource }) => resource.kind))];
  const names = [...new Set(all.map(({ resource }) => resource.name))];
  return `${kinds.slice(0, 3).join(", ")} ${quoteNames(names)}`;
}

/** Where a fact about one of them was seen. */
export function whereRefused(resource: { readonly kind: string; readonly name: string }): string {
  return resource.kind === "Application"
    ? "operation"
    : `${resource.kind} ${resource.name}, SyncFailed`;
}
