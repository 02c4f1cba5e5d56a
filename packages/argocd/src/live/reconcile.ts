import { type ApplicationSummary, applicationKey } from "@lynceus/contract";
import type { LiveIndex } from "./create-index.ts";

/**
 * Brings an instance's part of the index in line with its list: adds what the stream did not tell,
 * removes what has vanished, corrects what differs. What the stream told since the list was asked for
 * (`touched`, by key) is newer and stays. The list knows no reasons, so a known one is kept while
 * health, sync and operation are the same.
 */
export function reconcile(
  index: LiveIndex,
  instance: string,
  listed: readonly ApplicationSummary[],
  touched: ReadonlySet<string>,
): void {
  const keys = new Set(listed.map(applicationKey));
  for (const known of index.applicationsOf(instance)) {
    const key = applicationKey(known);
    if (!keys.has(key) && !touched.has(key)) index.remove(known);
  }
  for (const application of listed) {
    if (touched.has(applicationKey(application))) continue;
    const known = index.get(application);
    const reason = known !== undefined && sameStatus(known, application) ? known.reason : undefined;
    index.put(reason === undefined ? application : { ...application, reason });
  }
}

function sameStatus(a: ApplicationSummary, b: ApplicationSummary): boolean {
  return a.health === b.health && a.sync === b.sync && a.operation === b.operation;
}
