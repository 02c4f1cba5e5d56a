export { type FirstLookOptions, firstLook, fleetStatus } from "./first-look.ts";
export type { ToolCaller } from "./ports.ts";
