import type { RevisionChange } from "@lynceus/contract";
import type { SubmittedClaim } from "../answer/submitted-answer.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { KeyChange } from "./find-change.ts";

/** Who brought a change, as far as it was read. */
export interface FoundCommit {
  /** Seven characters. */
  readonly short: string;
  readonly author: string | undefined;
  readonly message: string | undefined;
  /** The result that tells of it, and how it does; absent when only the first look does. */
  readonly cited: { readonly evidence: string; readonly excerpt: string } | undefined;
}

export interface FoundChange extends KeyChange {
  readonly commit: FoundCommit | undefined;
}

/** The newest deployed commit, and where these results tell of it. */
export function findCommit(
  read: readonly Evidence[],
  change: RevisionChange | undefined,
): FoundCommit | undefined {
  if (change === undefined) return undefined;
  const { revision, author, message } = change;
  const subject = message?.split("\n")[0];
  const wanted = subject ?? revision;
  const told = read.find(
    ({ failed, text }) => !failed && text.includes(JSON.stringify(wanted).slice(1, -1)),
  );
  return {
    short: revision.slice(0, 7),
    author,
    message: subject,
    cited: told === undefined ? undefined : { evidence: told.id, excerpt: wanted },
  };
}

/** ``717765b (Noor Haddad) changed `config-url` from `a` to `b` ``; a drift has no commit. */
export function sayChange({ key, from, to, commit, added }: FoundChange): string {
  const values = `\`${key}\` from ${code(from)} to ${code(to)}`;
  if (isDrift(added.evidence))
    return `the cluster has ${code(from)} for \`${key}\` where Git wants ${code(to)}`;
  if (commit === undefined) return `the newest revision changed ${values}`;
  const author = commit.author === undefined ? "" : ` (${commit.author})`;
  return `\`${commit.short}\`${author} changed ${values}`;
}

export function changeClaim(change: FoundChange): SubmittedClaim {
  const { removed, added, commit } = change;
  const text = sayChange(change);
  const message =
    commit?.message === undefined || isDrift(added.evidence) ? "" : `, "${commit.message}"`;
  return {
    text: `${text.charAt(0).toUpperCase()}${text.slice(1)}${message}`.slice(0, 500),
    citations: [
      { evidence: removed.evidence.id, excerpt: removed.excerpt },
      { evidence: added.evidence.id, excerpt: added.excerpt },
      ...(commit?.cited === undefined || isDrift(added.evidence) ? [] : [commit.cited]),
    ],
  };
}

/** Differences between cluster and Git, not between two revisions. */
function isDrift({ tool }: Evidence): boolean {
  return /_diff$/.test(tool);
}

const LONGEST_VALUE = 120;

function code(value: string): string {
  const plain = value.replace(/`/g, "'");
  return `\`${plain.length > LONGEST_VALUE ? `${plain.slice(0, LONGEST_VALUE - 1)}…` : plain}\``;
}
