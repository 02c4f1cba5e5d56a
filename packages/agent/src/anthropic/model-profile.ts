/** What a model and whoever serves it can be asked for. What it cannot would be a 400. */
export interface ModelProfile {
  /** Adaptive thinking with summaries; the words between calls come as thinking. */
  readonly thinking: boolean;
  readonly effort?: "low" | "medium" | "high" | "xhigh" | "max";
  /** `role: "system"` within `messages`; without it our words go as user messages. */
  readonly systemMessages: boolean;
  /** `cache_control` markers. */
  readonly cache: boolean;
}

export type ModelProvider = "anthropic" | "gateway" | "bedrock" | "vertex";

/** By the Messages API's documentation of October 2026. It does not say so of Haiku 5.5. */
const takesSystemMessages = /opus-4-8|opus-5|fable-5|mythos-5|sonnet-5-5/;
const thinksAdaptively = /(haiku|sonnet|opus|fable|mythos)-5(?!\d)|opus-4-[678]|sonnet-4-6/;

/**
 * The profile of a model at a provider. A gateway may have anything behind it, so nothing is asked of it
 * but the plain Messages API, and cache markers only for a Claude.
 */
export function profileOf(
  model: string,
  provider: ModelProvider,
  effort: ModelProfile["effort"] = "medium",
): ModelProfile {
  const isClaude = model.includes("claude");
  if (provider === "gateway" || !isClaude) {
    return { thinking: false, systemMessages: false, cache: isClaude };
  }
  const thinking = thinksAdaptively.test(model);
  return {
    thinking,
    ...(thinking ? { effort } : {}),
    systemMessages: takesSystemMessages.test(model),
    cache: true,
  };
}
