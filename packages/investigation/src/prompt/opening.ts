import type { MessageParam } from "@lynceus/agent";
import type { InvestigationRequest } from "@lynceus/contract";
import { READ_THREAD, threadText } from "../answer/read-thread.ts";
import { firstEvidence } from "../evidence/first-evidence.ts";

const LONGEST_MESSAGE = 4_000;

/** Ids of the calls whose results a run begins with; the model's own begin otherwise. */
export const OPENING = "toolu_opening_";

/**
 * What a run begins with: the question, then what was read before it, as the calls that read it. Whatever others
 * wrote stands in results, so that none of it can be taken for the question or for instructions.
 */
export function opening(request: InvestigationRequest): readonly MessageParam[] {
  const { tool, arguments: input, ...frame } = firstEvidence(request.diagnosis);
  const reads = [
    {
      id: `${OPENING}look`,
      name: tool,
      input,
      content: JSON.stringify({ ...frame, tool, arguments: input }),
    },
    ...(request.context.length === 0
      ? []
      : [{ id: `${OPENING}thread`, name: READ_THREAD, input: {}, content: threadText(request) }]),
  ];
  return [
    { role: "user", content: asked(request) },
    {
      role: "assistant",
      content: reads.map(({ id, name, input: args }) => ({
        type: "tool_use",
        id,
        name,
        input: args,
      })),
    },
    {
      role: "user",
      content: reads.map(({ id, content }) => ({ type: "tool_result", tool_use_id: id, content })),
    },
  ];
}

function asked({ text, askedAt, diagnosis, focus, before }: InvestigationRequest): string {
  const { instance, namespace, name, environment } = diagnosis.application;
  const picked = diagnosis.findings.filter(({ id }) => focus.includes(id)).map(({ id }) => id);
  return [
    `Asked at ${askedAt}, as JSON: ${JSON.stringify(text.slice(0, LONGEST_MESSAGE))}`,
    `The application: ${JSON.stringify({ instance, applicationNamespace: namespace, applicationName: name, environment })}`,
    ...(picked.length === 0 ? [] : [`Picked, to be explained: ${picked.join(", ")}`]),
    ...(before === undefined
      ? []
      : [
          `The answer that was given before in this thread, to build on (its evidence ids are of another run): ${JSON.stringify(before)}`,
        ]),
    `The first look by rules, of ${diagnosis.observedAt}, follows. Find the root cause, then hand in the answer with submit_answer.`,
  ].join("\n\n");
}
