import { ApiError, invalid } from "./api-error.ts";
import { checkCacheMarkers } from "./check-cache-markers.ts";
import { checkToolPairs } from "./check-tool-pairs.ts";
import { isLatest, maxInputTokens, maxOutputTokens, models, SCRIPTED } from "./models.ts";
import { checkThinking } from "./preserved-thinking.ts";
import { promptParts, tokensOf } from "./prompt-parts.ts";
import { blocksOf, type Message, MessagesRequest } from "./schema.ts";

/** What requests may carry without a beta header. */
const parameters = new Set([
  ...["model", "max_tokens", "messages", "system", "tools", "tool_choice", "thinking", "stream"],
  ...["output_config", "cache_control", "container", "diagnostics", "inference_geo", "metadata"],
  ...["service_tier", "speed", "stop_sequences", "user_profile_id", "workspace_id"],
]);
const sampling = ["temperature", "top_p", "top_k"];

/** Reads a request as strictly as the API does; throws its refusal. `beta`: a beta header stands behind it. */
export function checkRequest(
  body: unknown,
  { beta, counting }: { readonly beta: boolean; readonly counting: boolean },
): MessagesRequest {
  const parsed = MessagesRequest.safeParse(body);
  if (!parsed.success) throw invalid(firstProblem(parsed.error.issues, body));
  const request = parsed.data;
  const latest = isLatest(request.model);
  for (const key of Object.keys(request)) {
    if (parameters.has(key) || beta) continue;
    if (sampling.includes(key) && !latest) continue;
    throw invalid(
      sampling.includes(key)
        ? `${key}: not supported for this model`
        : `${key}: Extra inputs are not permitted`,
    );
  }
  const isKnown = models.some(({ id }) => id === request.model);
  if (!isKnown && !request.model.startsWith(SCRIPTED))
    throw new ApiError(404, `model: ${request.model}`);
  if (!counting) checkMaxTokens(request);
  if (latest) checkLatest(request);
  checkTools(request);
  checkMessages(request.messages);
  checkCacheMarkers(request);
  checkToolPairs(request.messages);
  if (latest) checkThinking(request);
  const tokens = tokensOf(promptParts(request));
  if (tokens > maxInputTokens)
    throw invalid(`prompt is too long: ${tokens} tokens > ${maxInputTokens} maximum`);
  return request;
}

function firstProblem(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  body: unknown,
): string {
  const [issue] = issues;
  const path = issue?.path ?? [];
  const found = path.reduce<unknown>((value, key) => Object(value)[key], body);
  const why = found === undefined ? "Field required" : (issue?.message ?? "Input is not valid");
  return `${path.join(".") || "body"}: ${why}`;
}

function checkMaxTokens({ model, max_tokens: asked }: MessagesRequest): void {
  if (asked === undefined) throw invalid("max_tokens: Field required");
  if (asked <= maxOutputTokens) return;
  throw invalid(
    `max_tokens: ${asked} > ${maxOutputTokens}, which is the maximum allowed number of output tokens for ${model}`,
  );
}

function checkLatest(request: MessagesRequest): void {
  const haiku = request.model.includes("haiku");
  if (!haiku && ["any", "tool"].includes(request.tool_choice?.type ?? ""))
    throw invalid('tool_choice: type "tool" and "any" are not supported for this model.');
  const thinking = request.thinking?.type;
  if (thinking === "enabled" || (thinking === "disabled" && !haiku)) {
    throw invalid(
      `"thinking.type.${thinking}" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.`,
    );
  }
  if (request.messages.at(-1)?.role === "assistant") {
    throw invalid(
      "This model does not support assistant message prefill. The conversation must end with a user message.",
    );
  }
}

function checkTools({ tools = [] }: MessagesRequest): void {
  for (const [i, { name }] of tools.entries()) {
    if (name !== undefined && !/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
      throw invalid(`tools.${i}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'`);
    }
    if (tools.findIndex((tool) => tool.name === name) < i)
      throw invalid("tools: Tool names must be unique.");
  }
}

function checkMessages(messages: readonly Message[]): void {
  if (messages[0]?.role !== "user")
    throw invalid('messages: first message must use the "user" role');
  for (const [i, { role, content }] of messages.entries()) {
    if (content.length === 0)
      throw invalid(`messages.${i}: all messages must have non-empty content`);
    for (const [j, block] of blocksOf(content).entries()) {
      if (block.type === "text" && block.text === "")
        throw invalid(`messages.${i}.content.${j}: text content blocks must be non-empty`);
      if (block.cache_control && /thinking$/.test(block.type)) {
        throw invalid(
          `messages.${i}.content.${j}.${block.type}.cache_control: Extra inputs are not permitted`,
        );
      }
    }
    if (role !== "system") continue;
    const next = messages[i + 1]?.role ?? "assistant";
    if (messages[i - 1]?.role !== "user" || next !== "assistant") {
      throw invalid(
        `messages.${i}: a "system" message must follow a "user" message, and be last or before an "assistant" message`,
      );
    }
  }
}
