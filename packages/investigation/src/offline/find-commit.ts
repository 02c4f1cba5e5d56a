import type { RevisionChange } from "@lynceus/contract";
import type { Evidence } from "../evidence/evidence.ts";

/** Who brought a change, as far as it was read. */
export interface FoundCommit {
  /** Seven characters. */
  readonly short: string;
  readonly author: string | undefined;
  readonly message: string | undefined;
  /** Where it was read; absent when only the first look tells of it. */
  readonly cited: { readonly evidence: string; readonly excerpt: string } | undefined;
}

/** A commit as the tools tell it: `717765b… "orders-api: 5.2.0" author "Noor Haddad <noor@…>"`. */
const COMMIT = /\b([0-9a-f]{40}) ("(?:[^"\\]|\\.)*")(?: author ("(?:[^"\\]|\\.)*"))?/;

/** The commit that a difference says it was brought by, else the newest deployed one. */
export function findCommit(
  shown: Evidence,
  change: RevisionChange | undefined,
): FoundCommit | undefined {
  const [whole, revision = "", message = '""', author] = COMMIT.exec(shown.text) ?? [];
  if (whole !== undefined) {
    return {
      short: revision.slice(0, 7),
      author: author === undefined ? undefined : nameOf(String(JSON.parse(author))),
      message: String(JSON.parse(message)).split("\n")[0],
      cited: { evidence: shown.id, excerpt: whole },
    };
  }
  if (change === undefined) return undefined;
  return {
    short: change.revision.slice(0, 7),
    author: change.author,
    message: change.message?.split("\n")[0],
    cited: undefined,
  };
}

/** Without the address. */
function nameOf(author: string): string {
  return author.replace(/\s*<[^>]*>$/, "");
}
