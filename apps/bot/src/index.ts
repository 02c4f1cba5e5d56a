export type { BotConfig, BotInstance } from "./config.ts";
export { type Bot, createBot } from "./create-bot.ts";
export type { BotHooks } from "./hooks.ts";
export { type ModelConfig, readModelConfig } from "./read-model-config.ts";
