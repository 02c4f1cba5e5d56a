/**
 * A job's id as BullMQ knows it. On Redis its key stands beside the queue's own, so that a job called
 * `delayed` would be written over the list of delayed jobs; and BullMQ refuses ids that are numbers.
 */
export function storedId(id: string): string {
  return `job-${id}`;
}

/** The inverse of `storedId`. */
export function readStoredId(id: string | undefined): string {
  return (id ?? "").slice("job-".length);
}
