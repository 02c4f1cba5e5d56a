import type { Fact, RevisionChange } from "@lynceus/contract";
import { deployedEntry, type HistoryEntry, madeAt } from "../deployed-entry.ts";
import type { ObservedObjects } from "../observed.ts";
import type { PodGroup } from "../scene/group-pods.ts";
import { instant } from "../text/instant.ts";
import { mentions } from "../text/mentions.ts";
import { plain, quote } from "../text/quote.ts";

/** The change that made a failing revision. */
export function changeOfGroup(
  observed: ObservedObjects,
  group: PodGroup,
): RevisionChange | undefined {
  const entry = deployedEntry(observed.application, madeAt(group));
  if (entry !== undefined) return describeEntry(observed, entry);
  const sync = changeOfSync(observed);
  // A sync that was retried with a newer commit did not make what was there before it.
  return (sync?.date ?? "") > (instant(madeAt(group)) ?? "") ? undefined : sync;
}

/** The commit of the last sync that has not (yet) come to a good end. */
export function changeOfSync(observed: ObservedObjects): RevisionChange | undefined {
  const operation = observed.application.status?.operationState;
  if (operation === undefined || operation === null || operation.phase === "Succeeded")
    return undefined;
  const revision = operation.syncResult?.revision ?? operation.operation?.sync?.revision;
  if (revision === undefined) return undefined;
  return describe(observed, revision, undefined, operation.operation?.initiatedBy);
}

/** The newest deployed revision. */
export function lastChange(observed: ObservedObjects): RevisionChange | undefined {
  const entry = observed.application.status?.history.at(-1);
  return entry === undefined ? undefined : describeEntry(observed, entry);
}

/**
 * «It came with …» for a commit that names the application or the version. Any other commit was only the
 * newest one of its repository when Argo CD synced: the change may be older, and its author is not named.
 */
export function changeFact(
  change: RevisionChange,
  names: readonly (string | undefined)[],
  options: { readonly verb?: string; readonly before?: string | undefined } = {},
): Fact {
  const { verb = "It came with", before } = options;
  const short = quote(change.revision.slice(0, 7), 20);
  const title = change.message === undefined ? "" : ` "${plain(change.message, 72)}"`;
  const own = names.some((name) => name !== undefined && mentions(change.message ?? "", name));
  const author = change.author === undefined ? "" : `, ${plain(change.author, 40)}`;
  const previous = before === undefined ? "" : `; ${quote(before, 60)} ran before`;
  const text = own
    ? `${verb} ${short}${title}${author}${previous}`
    : `Synced at commit ${short}${title}${title === "" ? "" : "; the change may be from an earlier one"}${previous}`;
  const at = change.deployedAt ?? change.date;
  return { text, ...(at === undefined ? {} : { at }) };
}

function describeEntry(observed: ObservedObjects, entry: HistoryEntry): RevisionChange | undefined {
  const revision = entry.revision ?? entry.revisions[0];
  if (revision === undefined) return undefined;
  return describe(observed, revision, entry.deployedAt, entry.initiatedBy);
}

function describe(
  observed: ObservedObjects,
  revision: string,
  deployedAt: string | undefined,
  initiatedBy: Initiator,
): RevisionChange {
  const metadata = observed.revisions.get(revision);
  return {
    revision: plain(revision, 80),
    ...optional("author", metadata?.author?.replace(/\s*<[^>]*>\s*$/, "").trim()),
    ...optional(
      "message",
      metadata?.message === undefined
        ? undefined
        : plain(metadata.message.split("\n")[0] ?? "", 160),
    ),
    ...optional("date", instant(metadata?.date)),
    ...optional("deployedAt", instant(deployedAt)),
    ...optional("initiatedBy", initiatedBy?.automated ? "true" : initiatedBy?.username),
  };
}

type Initiator = Pick<HistoryEntry, "initiatedBy">["initiatedBy"];

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined || value === "" ? {} : ({ [key]: value } as { [P in K]: string });
}
