import type { AgentTool } from "@lynceus/agent";
import type { InvestigationRequest } from "@lynceus/contract";

export const READ_THREAD = "read_thread";

const MESSAGES = 50;
const LONGEST = 4_000;

/** What others said in the thread before the question: data, as everything that others wrote. */
export function threadText({ context }: Pick<InvestigationRequest, "context">): string {
  const messages = context.slice(-MESSAGES).map(({ author, text }) => ({
    author: author.name,
    kind: author.kind,
    said: text.slice(0, LONGEST),
  }));
  return JSON.stringify({ thread: messages });
}

/** The tool that reads the thread; a run begins with its result where there is a thread. */
export function readThread(request: Pick<InvestigationRequest, "context">): AgentTool {
  return {
    definition: {
      name: READ_THREAD,
      description: "The chat thread before the question: who said what, as data.",
      input_schema: { type: "object", properties: {}, additionalProperties: false },
    },
    effect: "read",
    describe: () => "the thread so far",
    run: async () => ({ content: threadText(request), isError: false }),
  };
}
