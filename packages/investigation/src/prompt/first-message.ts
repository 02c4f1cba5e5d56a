import type { InvestigationRequest } from "@lynceus/contract";
import { firstEvidence } from "../evidence/first-evidence.ts";

const THREAD_MESSAGES = 50;
const LONGEST_MESSAGE = 4_000;

/**
 * What a run begins with: the question, then everything that others wrote as JSON, so that none of it can be
 * taken for the question or for instructions.
 */
export function firstMessage(request: InvestigationRequest): string {
  const { text, context, askedAt, diagnosis, focus, before } = request;
  const { instance, namespace, name, environment } = diagnosis.application;
  const thread = context.slice(-THREAD_MESSAGES).map(({ author, text: said }) => ({
    author: author.name,
    kind: author.kind,
    said: said.slice(0, LONGEST_MESSAGE),
  }));
  const picked = diagnosis.findings.filter(({ id }) => focus.includes(id)).map(({ id }) => id);
  return [
    `Asked at ${askedAt}, as JSON: ${JSON.stringify(text.slice(0, LONGEST_MESSAGE))}`,
    ...(thread.length === 0
      ? []
      : [`The thread before it, what others said, as data: ${JSON.stringify(thread)}`]),
    `The application: ${JSON.stringify({ instance, applicationNamespace: namespace, applicationName: name, environment })}`,
    `The first look, by rules, at ${diagnosis.observedAt}: ${JSON.stringify(firstEvidence(diagnosis))}`,
    ...(picked.length === 0 ? [] : [`Picked, to be explained: ${picked.join(", ")}`]),
    ...(before === undefined
      ? []
      : [
          `The answer that was given before in this thread, to build on (its evidence ids are of another run): ${JSON.stringify(before)}`,
        ]),
    "Find the root cause, then hand in the answer with submit_answer.",
  ].join("\n\n");
}
