export {
  type ConnectOptions,
  connectModel,
  type ModelConfig,
} from "./anthropic/connect-model.ts";
export {
  type AnthropicModelOptions,
  createAnthropicModel,
} from "./anthropic/create-anthropic-model.ts";
export { type ModelProfile, profileOf } from "./anthropic/model-profile.ts";
export type { ModelClient } from "./anthropic/stream-turn.ts";
export { askOnce, type Question, type Reply } from "./ask/ask-once.ts";
export { ModelError, type ModelFailure, RunSuperseded } from "./errors.ts";
export { defaultModel, escalationModel, triageModel } from "./models.ts";
export type {
  AgentTool,
  CallContext,
  ContentBlock,
  JournalRecord,
  MessageParam,
  Model,
  ModelRequest,
  ModelSound,
  ModelTurn,
  RunJournal,
  StopReason,
  TextBlockParam,
  Tool,
  ToolOutcome,
  Usage,
} from "./ports.ts";
export { priceUsage } from "./price/price-usage.ts";
export { type Price, type PriceTable, prices } from "./price/prices.ts";
export { readRun } from "./run/read-run.ts";
export { type RunOptions, runAgent } from "./run/run-agent.ts";
export type { RunEnd, UsedUp } from "./run/run-end.ts";
export type { RunEvent } from "./run/run-event.ts";
export type { CallResult, RunCall, RunState } from "./run/run-state.ts";
