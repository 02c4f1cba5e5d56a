/** How often something may be called: `burst` at once, then `perMinute` evenly. */
export interface Rate {
  readonly perMinute: number;
  readonly burst: number;
}

/** The methods that a sender calls. */
export type Method =
  | "post"
  | "update"
  | "ephemeral"
  | "read"
  | "view"
  | "file"
  | "startStream"
  | "appendStream"
  | "stopStream"
  | "session"
  | "status";

/** What one process may ask of a workspace. Where several processes share a workspace, each takes its part. */
export interface Budget extends Readonly<Record<Method, Rate>> {
  /** `chat.postMessage` to one channel. */
  readonly postPerChannel: Rate;
}

/**
 * Within Slack's rate limits (docs.slack.dev, rate limits): no minute holds more than `perMinute` + `burst`.
 * `chat.postMessage`: one a second and channel, short bursts taken, several hundred a minute and workspace;
 * `chat.update`, `conversations.replies` and `agents.sessions.setStatus` tier 3, 50 a minute; `chat.postEphemeral`
 * and `chat.appendStream` tier 4, 100; `chat.startStream` and `chat.stopStream` tier 2, 20;
 * `assistant.threads.setStatus` several hundred.
 */
export const slackBudget: Budget = {
  post: { perMinute: 240, burst: 20 },
  postPerChannel: { perMinute: 60, burst: 3 },
  update: { perMinute: 45, burst: 5 },
  ephemeral: { perMinute: 90, burst: 10 },
  // Mostly right after a crash, for what was on its way then. The larger part of tier 3 is for those who
  // read threads to understand a question.
  read: { perMinute: 10, burst: 10 },
  // Both tier 4: `views.*`; `files.getUploadURLExternal` and `files.completeUploadExternal`, two calls a file.
  view: { perMinute: 90, burst: 10 },
  file: { perMinute: 90, burst: 10 },
  startStream: { perMinute: 15, burst: 5 },
  appendStream: { perMinute: 85, burst: 15 },
  stopStream: { perMinute: 15, burst: 5 },
  session: { perMinute: 40, burst: 10 },
  status: { perMinute: 540, burst: 60 },
};
