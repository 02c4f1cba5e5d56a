export { plainText } from "./plain-text.ts";
export { type IgnoredMessage, type IncomingMessage, readMessage } from "./read-message.ts";
export { readThread } from "./read-thread.ts";
export { MessageEvent, SlackMessage } from "./schema.ts";
export { toQuestion } from "./to-question.ts";
