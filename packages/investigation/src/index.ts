export { type Classified, type ClassifyOptions, classifyUnclear } from "./classify-unclear.ts";
export { type FirstLookOptions, firstLook, fleetStatus } from "./first-look.ts";
export { defaultBudget, type InvestigateOptions, investigate } from "./investigate.ts";
export { survey, type TellOptions, tell } from "./looks/tell.ts";
export { createOfflineModel, type OfflineModelOptions } from "./offline/create-offline-model.ts";
export type { ToolCaller } from "./ports.ts";
export type { Verifier } from "./verify/verify-answer.ts";
