export { sayRefused } from "./explain-refusal.ts";
export { readScopes } from "./read-scopes.ts";
export { createSeal, type Seal } from "./seal.ts";
