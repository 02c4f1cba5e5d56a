import type { ContentBlock, Model, ModelRequest, ModelTurn, Usage } from "../ports.ts";

export const usage: Usage = {
  cache_creation: null,
  cache_creation_input_tokens: 20,
  cache_read_input_tokens: 30,
  inference_geo: null,
  input_tokens: 10,
  output_tokens: 5,
  output_tokens_details: null,
  server_tool_use: null,
  service_tier: null,
  speed: null,
};

export const text = (words: string): ContentBlock => ({
  type: "text",
  text: words,
  citations: null,
});

export const use = (id: string, name: string, input: unknown = {}): ContentBlock => ({
  type: "tool_use",
  id,
  name,
  input,
  caller: { type: "direct" },
});

/** A turn of these blocks; stops for the reason that they suggest. */
export function turn(content: readonly ContentBlock[], rest: Partial<ModelTurn> = {}): ModelTurn {
  const stopReason = content.some(({ type }) => type === "tool_use") ? "tool_use" : "end_turn";
  return { model: "claude-sonnet-5-5", content, stopReason, usage, ...rest };
}

type Step = ModelTurn | ((request: ModelRequest, signal: AbortSignal) => Promise<ModelTurn>);

/** A model that follows a script, one step a request; each request is kept as the bytes that it was. */
export function scriptModel(steps: readonly Step[]): Model & { readonly requests: string[] } {
  const requests: string[] = [];
  return {
    name: "script",
    requests,
    async turn(request, _hear, signal) {
      requests.push(JSON.stringify(request));
      const step = steps[requests.length - 1];
      if (step === undefined) throw new Error(`the script has no step ${requests.length}`);
      return typeof step === "function" ? step(request, signal) : step;
    },
    cost: () => 0.01,
  };
}
