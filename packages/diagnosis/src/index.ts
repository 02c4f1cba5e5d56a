export { diagnose } from "./diagnose.ts";
export { diagnoseSummary } from "./diagnose-summary.ts";
export { type LineLevel, lineLevel } from "./logs/line-level.ts";
export { lineMessage } from "./logs/line-message.ts";
export { weighWarning } from "./logs/weigh-warning.ts";
export type {
  LogNeed,
  ObjectNeeds,
  ObservedActions,
  ObservedEvents,
  ObservedLog,
  ObservedObjects,
} from "./observed.ts";
export { planLogs } from "./plan-logs.ts";
export { planObjects } from "./plan-objects.ts";
export { modes } from "./rules/all-rules.ts";
