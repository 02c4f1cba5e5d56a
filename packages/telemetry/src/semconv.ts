/**
 * Names of OpenTelemetry's semantic conventions, as far as they are used here. `error.type`, `url.template`,
 * `messaging.*` and `http.*` are those of semantic-conventions 1.45; `gen_ai.*` and `mcp.*` are of
 * open-telemetry/semantic-conventions-genai (docs/gen-ai/{gen-ai-spans,gen-ai-agent-spans,mcp}.md), still in
 * development and free to move: so they stand here alone. The rest, below `lynceus`, is our own.
 */
export const semconv = {
  errorType: "error.type",
  httpMethod: "http.request.method",
  httpStatus: "http.response.status_code",
  urlTemplate: "url.template",

  messagingSystem: "messaging.system",
  messagingDestination: "messaging.destination.name",
  messagingOperation: "messaging.operation.type",
  messagingMessageId: "messaging.message.id",

  genAiOperation: "gen_ai.operation.name",
  genAiProvider: "gen_ai.provider.name",
  genAiRequestModel: "gen_ai.request.model",
  genAiRequestMaxTokens: "gen_ai.request.max_tokens",
  genAiResponseModel: "gen_ai.response.model",
  genAiFinishReasons: "gen_ai.response.finish_reasons",
  genAiInputTokens: "gen_ai.usage.input_tokens",
  genAiOutputTokens: "gen_ai.usage.output_tokens",
  genAiCacheReadTokens: "gen_ai.usage.cache_read.input_tokens",
  genAiCacheWriteTokens: "gen_ai.usage.cache_write.input_tokens",
  genAiConversation: "gen_ai.conversation.id",
  genAiAgent: "gen_ai.agent.name",
  genAiTool: "gen_ai.tool.name",
  genAiToolCall: "gen_ai.tool.call.id",
  genAiToolType: "gen_ai.tool.type",
  genAiTokenType: "gen_ai.token.type",

  mcpMethod: "mcp.method.name",
  mcpProtocolVersion: "mcp.protocol.version",

  argocdInstance: "argocd.instance",
  slackMethod: "slack.method",
  itemKind: "lynceus.item.kind",
} as const;

/** The key in an MCP request's `params._meta` that carries the trace: W3C's own, without a prefix (SEP-414). */
export const TRACEPARENT = "traceparent";
