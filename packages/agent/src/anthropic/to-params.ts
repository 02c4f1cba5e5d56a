import type { MessageCreateParamsBase } from "@anthropic-ai/sdk/resources/messages";
import type { MessageParam, ModelRequest } from "../ports.ts";
import { markCache } from "./mark-cache.ts";
import type { ModelProfile } from "./model-profile.ts";

/** What is sent for a request: by the profile, with cache markers on copies. */
export function toParams(request: ModelRequest, profile: ModelProfile): MessageCreateParamsBase {
  const { model, maxTokens, tools, mayCallTools } = request;
  const spoken = profile.systemMessages ? request.messages : request.messages.map(asUser);
  const { system, messages } = profile.cache
    ? markCache(request.system, spoken)
    : { system: [...request.system], messages: [...spoken] };
  return {
    model,
    max_tokens: maxTokens,
    system,
    ...(tools.length > 0 ? { tools: [...tools] } : {}),
    ...(tools.length > 0 && !mayCallTools ? { tool_choice: { type: "none" as const } } : {}),
    ...(profile.thinking ? { thinking: { type: "adaptive", display: "summarized" } } : {}),
    ...(profile.effort === undefined ? {} : { output_config: { effort: profile.effort } }),
    messages,
  };
}

function asUser(message: MessageParam): MessageParam {
  return message.role === "system" ? { role: "user", content: message.content } : message;
}
