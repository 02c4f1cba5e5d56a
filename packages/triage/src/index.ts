export { readFocus } from "./read-focus.ts";
export { type Conversation, triage } from "./triage.ts";
