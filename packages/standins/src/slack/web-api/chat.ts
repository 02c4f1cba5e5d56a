import { z } from "zod";
import { botDraft } from "../bot-draft.ts";
import { ApiError } from "./api-error.ts";
import { findChannel, findDestination, findMessage, findOwnChannel, readThread } from "./find.ts";
import { contentArguments, readContent } from "./message-content.ts";
import { method } from "./method.ts";

const scopes = ["chat:write"];
const MAX_UPDATE_TEXT = 4000;

export const chatMethods = {
  "chat.postMessage": method({
    tier: "special",
    scopes,
    args: z.object({ channel: z.string(), thread_ts: z.string().optional(), ...contentArguments }),
    run(args, { workspace }) {
      const channel = findDestination(args.channel, workspace);
      const content = readContent(args);
      const thread = readThread(args.thread_ts, channel, workspace);
      const message = workspace.post(channel.id, botDraft({ ...content, ...thread }, workspace));
      return { channel: channel.id, ts: message.ts, message };
    },
  }),
  "chat.postEphemeral": method({
    tier: "tier4",
    scopes,
    args: z.object({
      channel: z.string(),
      user: z.string(),
      thread_ts: z.string().optional(),
      ...contentArguments,
    }),
    run(args, { workspace }) {
      const channel = findOwnChannel(args.channel, workspace);
      const content = readContent(args);
      if (!channel.members.has(args.user)) throw new ApiError("user_not_in_channel");
      const thread = readThread(args.thread_ts, channel, workspace);
      const draft = botDraft({ ...content, ...thread }, workspace);
      return { message_ts: workspace.whisper(channel.id, args.user, draft).ts };
    },
  }),
  "chat.update": method({
    tier: "tier3",
    scopes,
    args: z.object({ channel: z.string(), ts: z.string(), ...contentArguments }),
    run(args, { workspace, streams }) {
      const channel = findOwnChannel(args.channel, workspace);
      const message = findMessage(channel, args.ts, workspace);
      if (message.bot_id !== workspace.bot.botId) throw new ApiError("cant_update_message");
      if (streams.isOpen({ channel: channel.id, ts: message.ts })) {
        throw new ApiError("streaming_state_conflict");
      }
      if ((args.text ?? "").length > MAX_UPDATE_TEXT) throw new ApiError("msg_too_long");
      const content = readContent(args);
      const edited = { user: workspace.bot.userId, ts: workspace.nextTs() };
      workspace.revise(channel.id, { ...message, ...content, edited });
      const updated = findMessage(channel, args.ts, workspace);
      return { channel: channel.id, ts: args.ts, text: updated.text, message: updated };
    },
  }),
  "chat.delete": method({
    tier: "tier3",
    scopes,
    args: z.object({ channel: z.string(), ts: z.string() }),
    run(args, { workspace }) {
      const channel = findOwnChannel(args.channel, workspace);
      const message = findMessage(channel, args.ts, workspace);
      if (message.bot_id !== workspace.bot.botId) throw new ApiError("cant_delete_message");
      workspace.remove(channel.id, args.ts);
      return { channel: channel.id, ts: args.ts };
    },
  }),
  "chat.getPermalink": method({
    tier: "special",
    args: z.object({ channel: z.string(), message_ts: z.string() }),
    run(args, { workspace }) {
      const channel = findChannel(args.channel, workspace);
      const { ts, thread_ts } = findMessage(channel, args.message_ts, workspace);
      const base = `https://${workspace.team.domain}.slack.com/archives/${channel.id}/p${ts.replace(".", "")}`;
      const inThread = thread_ts === undefined ? "" : `?thread_ts=${thread_ts}&cid=${channel.id}`;
      return { channel: channel.id, permalink: `${base}${inThread}` };
    },
  }),
};
