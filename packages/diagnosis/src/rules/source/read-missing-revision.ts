/** A revision that a repository does not have, as Git, Helm and OCI registries say it. */
export interface MissingRevision {
  readonly revision: string | undefined;
  readonly from: number;
  /** `improper`: it is no revision at all, such as a malformed version constraint. */
  readonly kind: "absent" | "improper";
}

const patterns: readonly (readonly [MissingRevision["kind"], RegExp])[] = [
  ["absent", /unable to resolve '([^']*)' to a commit SHA/],
  ["absent", /fatal: (?:couldn't|could not) find remote ref (\S+)/i],
  [
    "absent",
    /fatal: (?:reference is not a tree|bad object|remote error: upload-pack: not our ref):? (\S+)/,
  ],
  ["absent", /fatal: (?:ambiguous argument|bad revision) '([^']*)'/],
  ["absent", /error: pathspec '([^']*)' did not match any file\(s\) known to git/],
  ["absent", /version for constraint "?([^"\n]*?)"? (?:not found|is not found)/],
  ["absent", /constraint not found in (?:index|tags)(?:: "?([^"\n]*)"?)?/],
  [
    "absent",
    /could not find a version (?:that satisfies|matching)(?: the)?(?: constraint)?:? ?["']?([^"'\n]*)/,
  ],
  ["absent", /no chart version found for \S+-(\S+)/],
  ["absent", /chart "[^"]*" (?:matching|version) "?([^"\s]*)"? not found in/],
  ["absent", /version "?([^"\s]+)"? not found/],
  [
    "absent",
    /helm pull oci:\/\/\S+ --version (\S+)[^`]*` failed exit status \d+: Error: \S+: not found/,
  ],
  [
    "absent",
    /(?:cannot get digest for revision|failed to resolve revision) "?([^":\s]+)"?: [\s\S]*not found/,
  ],
  ["improper", /improper constraint:? "?([^"\n]*)"?/],
  [
    "improper",
    /invalid revision(?: "([^"]*)")?: [\s\S]*(?:improper|invalid semantic version|could not parse)/i,
  ],
];

/** Reads Git's words, and those of Helm repositories and OCI registries over several versions. */
export function readMissingRevision(words: string): MissingRevision | undefined {
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(words);
    if (found !== null) return { revision: found[1]?.trim() || undefined, from: found.index, kind };
  }
  return undefined;
}
