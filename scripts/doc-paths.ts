const PATH = /`((?:apps|packages|skills|scripts|docs|deploy|drills|bench|evals)\/[\w@./-]+)`/g;

/** The repository paths that a document names in backticks and that do not exist. */
export function findMissingPaths(
  text: string,
  exists: (path: string) => boolean,
): readonly string[] {
  const named = [...text.matchAll(PATH)].map((match) => match[1] ?? "");
  return [...new Set(named)].filter((path) => !exists(path));
}
