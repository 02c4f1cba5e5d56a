export { controlAddress } from "./control-address.ts";
export { listEntries } from "./list-entries.ts";
export {
  AuditHash,
  type AuditQuery,
  aliveEveryMs,
  type BotStatus,
  ControlLine,
  type ControlRequest,
} from "./protocol.ts";
export { readLines } from "./read-lines.ts";
