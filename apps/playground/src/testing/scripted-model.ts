import type { TurnBlock, Turns } from "@lynceus/standins";
import type { StageOptions } from "../stage.ts";

type Request = Parameters<Extract<Turns, (...args: never) => unknown>>[0];

/** Every result of the model's own calls that a request carries, as text, oldest first. */
export function resultsOf({ messages }: Request): readonly string[] {
  return messages
    .slice(3)
    .flatMap(({ content }) =>
      typeof content === "string"
        ? []
        : content
            .filter(({ type }) => type === "tool_result")
            .map((block) =>
              typeof block.content === "string" ? block.content : JSON.stringify(block.content),
            ),
    );
}

/** How many turns of its own a request has behind it: a run begins with calls that were made before. */
export const turnsOf = ({ messages }: Pick<Request, "messages">): number =>
  messages.filter(({ role }) => role === "assistant").length - 1;

/** What the second look says: that everything cited carries what is said. */
const SURE = JSON.stringify({ rootCause: "yes", claims: Array.from({ length: 8 }, () => "yes") });

/** A call of a tool. */
export const call = (name: string, input: Readonly<Record<string, unknown>> = {}): TurnBlock => ({
  type: "tool_use",
  name,
  input,
});

/**
 * A model that says its turns by how far the conversation is, so that it says the same after a resume: the n-th
 * turn answers a request that has n turns of its own behind it.
 */
export function scriptedModel(
  turns: readonly ((request: Request) => readonly TurnBlock[])[],
  onTurn: (at: number) => Promise<void> | undefined = () => undefined,
): Turns {
  return async (request) => {
    if (request.model === "claude-haiku-5-5") return { content: [{ type: "text", text: SURE }] };
    const at = turnsOf(request);
    await onTurn(at);
    return { content: turns[at]?.(request) ?? [{ type: "text", text: "Nothing more to say." }] };
  };
}

/** Where a bot finds a local model. */
export function modelAt(url: string): NonNullable<StageOptions["model"]> {
  return {
    provider: "anthropic",
    apiKey: "sk-test",
    baseUrl: url,
    headers: {},
    investigation: "claude-sonnet-5-5",
    triage: "claude-haiku-5-5",
    escalation: "claude-opus-5-5",
  };
}
