/** Commits as people write them, nobody's address, and no tool that a reader cannot call. */
export function forPeople(text: string): string {
  return text
    .replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, "$1")
    .replace(/ <[^<>\s]+@[^<>\s]+>/g, "")
    .replace(/ \((?:get|query|list)_\w+\)$/, "")
    .replace(/ \(retried \d+ times?\)\.?$/, "");
}
