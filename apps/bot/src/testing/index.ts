export { Manifest } from "./manifest.ts";
export { type BotProcess, startBotProcess } from "./start-bot-process.ts";
