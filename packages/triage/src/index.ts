export { readFocus } from "./read-focus.ts";
export { type Conversation, readLook, triage } from "./triage.ts";
