export { type BotProcess, startBotProcess } from "./start-bot-process.ts";
