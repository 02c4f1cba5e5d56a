/**
 * What a step may leave to whoever runs it. The application's own identity is no reference: it is never written
 * in a step, because whoever runs one adds it.
 */
export const references: ReadonlyMap<string, string> = new Map([
  ["resource", "the failing resource of the finding, as a resourceRef"],
  ["pod", "the name of its failing pod"],
  ["container", "the name of its failing container"],
  ["revision", "the newest deployed revision"],
  ["word", "the most telling word of the evidence: a host, a key, an image, a resource's name"],
]);

/** Arguments that whoever runs a step adds to it. */
export const identity: readonly string[] = ["instance", "applicationNamespace", "applicationName"];
