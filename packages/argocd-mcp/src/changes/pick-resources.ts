import type { Application, ResourceFilter } from "@lynceus/argocd";
import { checkKnown } from "../check-known.ts";

type Status = NonNullable<Application["status"]>["resources"][number];

/**
 * The application's managed resources that `filter` asks for, and the filter in Argo CD's own spelling.
 * Throws `ExpectedError` for a word that none of them has.
 */
export function pickResources(
  { status }: Application,
  filter: ResourceFilter,
): { readonly resources: readonly Status[]; readonly filter: ResourceFilter } {
  const all = status?.resources ?? [];
  const keys = ["kind", "group", "namespace", "name"] as const;
  for (const key of keys) {
    checkKnown(
      key,
      filter[key],
      all.map((one) => one[key]),
    );
  }
  const spelt: ResourceFilter = Object.fromEntries(
    keys.map((key) => [
      key,
      all.find((one) => isWord(one[key], filter[key]))?.[key] ?? filter[key],
    ]),
  );
  const resources = all.filter((one) =>
    keys.every((key) => filter[key] === undefined || isWord(one[key], filter[key])),
  );
  return { resources, filter: spelt };
}

function isWord(own: string, asked: string | undefined): boolean {
  return own.toLowerCase() === asked?.toLowerCase();
}
