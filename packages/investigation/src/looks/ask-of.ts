import { type ApplicationRef, Diagnosis, ExpectedError } from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";

/** How every tool is told which application it is asked about. */
export function argumentsFor({ instance, namespace, name }: ApplicationRef) {
  return { instance, applicationNamespace: namespace, applicationName: name };
}

export function diagnose(
  application: ApplicationRef,
  tools: ToolCaller,
  options: { readonly logs: boolean },
  signal?: AbortSignal,
): Promise<Diagnosis> {
  const args = { ...argumentsFor(application), ...options };
  return tools.callParsed(Diagnosis, "diagnose_application", args, signal);
}

/** A part that an answer can do without: what it came to, or the sentence that says why it could not be had. */
export async function attempt<Result>(
  asking: Promise<Result>,
): Promise<{ readonly value: Result } | { readonly gap: string }> {
  try {
    return { value: await asking };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { gap: error.message };
  }
}
