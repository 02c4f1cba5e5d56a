import { z } from "zod";
import { json } from "./arguments.ts";
import { findOwnChannel, readThread } from "./find.ts";
import { method } from "./method.ts";

const MAX_LOADING_MESSAGES = 10;
const MAX_PROMPTS = 4;

const Prompt = z.object({ title: z.string().min(1), message: z.string().min(1) });

export const assistantMethods = {
  "assistant.threads.setStatus": method({
    tier: "special",
    scopes: ["chat:write"],
    args: z.object({
      channel_id: z.string(),
      thread_ts: z.string(),
      status: z.string(),
      loading_messages: json.pipe(z.array(z.string()).max(MAX_LOADING_MESSAGES)).exactOptional(),
    }),
    run({ thread_ts: threadTs, status, ...args }, office) {
      const channel = findOwnChannel(args.channel_id, office.workspace).id;
      const rotating =
        args.loading_messages === undefined ? {} : { loadingMessages: args.loading_messages };
      office.setStatus({ channel, threadTs, status, ...rotating });
      return {};
    },
  }),
  "assistant.threads.setSuggestedPrompts": method({
    tier: "tier3",
    scopes: ["assistant:write"],
    args: z.object({
      channel_id: z.string(),
      thread_ts: z.string().optional(),
      title: z.string().optional(),
      prompts: json.pipe(z.array(Prompt).min(1).max(MAX_PROMPTS)),
    }),
    run(args, { workspace }) {
      const channel = findOwnChannel(args.channel_id, workspace);
      const { thread_ts: threadTs } = readThread(args.thread_ts, channel, workspace);
      const { prompts, title } = args;
      const named = title === undefined ? {} : { title };
      const placed = threadTs === undefined ? {} : { threadTs };
      workspace.tell({ kind: "prompts", channel: channel.id, ...placed, ...named, prompts });
      return {};
    },
  }),
  "assistant.threads.setTitle": method({
    tier: "tier3",
    scopes: ["assistant:write"],
    args: z.object({ channel_id: z.string(), thread_ts: z.string(), title: z.string().min(1) }),
    run(args, { workspace }) {
      const channel = findOwnChannel(args.channel_id, workspace);
      const { thread_ts: threadTs } = readThread(args.thread_ts, channel, workspace);
      workspace.tell({ kind: "title", channel: channel.id, threadTs, title: args.title });
      return {};
    },
  }),
};
