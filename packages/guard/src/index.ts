export type { AuditEntry, AuditSink } from "./audit.ts";
export type { Authorise, CallRequest, Decision, Quota, Target } from "./call.ts";
export { canSee } from "./can-see.ts";
export { createDoor, type Door, type DoorOptions } from "./create-door.ts";
export { createScopePolicy } from "./create-scope-policy.ts";
export { redact } from "./redact.ts";
export { redactValue } from "./redact-value.ts";
export { RefusedError } from "./refused-error.ts";
