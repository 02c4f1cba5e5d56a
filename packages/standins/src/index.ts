export type { Fault as ModelFault } from "./anthropic/faults.ts";
export {
  type LocalAnthropic,
  type LocalAnthropicOptions,
  startLocalAnthropic,
} from "./anthropic/start-local-anthropic.ts";
export type { Turn as ScriptedTurn, TurnBlock, Turns } from "./anthropic/turn.ts";
export type { Fault, Faults } from "./argocd/faults.ts";
export {
  generateLargeApplication,
  type LargeApplication,
} from "./argocd/generate/generate-large-application.ts";
export type { Planted } from "./argocd/generate/plant-failure.ts";
export type { Json, JsonObject } from "./argocd/json.ts";
export { listWorlds } from "./argocd/list-worlds.ts";
export type { WatchType } from "./argocd/live-world.ts";
export { loadWorld } from "./argocd/load-world.ts";
export { loadWorldFromFolder } from "./argocd/load-world-from-folder.ts";
export type { World, WorldCase, WorldEntry, WorldTruth } from "./argocd/schema.ts";
export {
  type LocalArgocd,
  type LocalArgocdOptions,
  type ReceivedRequest,
  startLocalArgocd,
} from "./argocd/start-local-argocd.ts";
export { checkBlocks } from "./slack/block-kit/check-blocks.ts";
export { checkView } from "./slack/block-kit/check-view.ts";
export { acme } from "./slack/default-workspace.ts";
export type { SlackFile, StoredFile } from "./slack/files/files.ts";
export { type SlackApp, startSlackApp } from "./slack/installing/start-slack-app.ts";
export type { Acted } from "./slack/interactivity/acting.ts";
export type { Submitted } from "./slack/interactivity/filling-in.ts";
export type { Where } from "./slack/interactivity/surface.ts";
export type { LocalSlack, LocalSlackOptions } from "./slack/local-slack.ts";
export type {
  BotSeed,
  Change,
  CommandSeed,
  Message,
  ShortcutSeed,
  WorkspaceSeed,
} from "./slack/schema.ts";
export { startLocalSlack } from "./slack/start-local-slack.ts";
export type { Option as SelectOption } from "./slack/views/element-value.ts";
export type { View } from "./slack/views/view.ts";
