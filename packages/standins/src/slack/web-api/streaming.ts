import { z } from "zod";
import type { Channel } from "../schema.ts";
import { readChunks } from "../streaming/chunk.ts";
import type { Workspace } from "../workspace.ts";
import { sessionStatus } from "./agents.ts";
import { ApiError } from "./api-error.ts";
import { json } from "./arguments.ts";
import { findMessage, findOwnChannel, findPerson, readThread } from "./find.ts";
import { readBlocks } from "./message-content.ts";
import { method } from "./method.ts";

const scopes = ["chat:write"];
const MAX_BLOCKS = 50;
const place = { channel: z.string(), ts: z.string() };
const content = { markdown_text: z.string().optional(), chunks: json.optional() };

/** Outside direct messages a stream is for somebody. */
function checkRecipient(
  args: { readonly recipient_team_id?: string; readonly recipient_user_id?: string },
  channel: Channel,
  workspace: Workspace,
): void {
  const { recipient_team_id: team, recipient_user_id: user } = args;
  if (channel.kind !== "im" && team === undefined) throw new ApiError("missing_recipient_team_id");
  if (channel.kind !== "im" && user === undefined) throw new ApiError("missing_recipient_user_id");
  if (user === undefined) return;
  const person = workspace.person(findPerson(user, workspace));
  const teams = [workspace.team.id, person?.teamId];
  if (team !== undefined && !teams.includes(team)) throw new ApiError("team_not_found");
}

function findStreamed(args: z.output<z.ZodObject<typeof place>>, workspace: Workspace) {
  const channel = findOwnChannel(args.channel, workspace);
  const message = findMessage(channel, args.ts, workspace);
  if (message.bot_id !== workspace.bot.botId) throw new ApiError("message_not_owned_by_app");
  return { channel: channel.id, ts: message.ts, message };
}

export const streamingMethods = {
  "chat.startStream": method({
    tier: "tier2",
    scopes,
    args: z.object({
      channel: z.string(),
      thread_ts: z.string(),
      recipient_team_id: z.string().exactOptional(),
      recipient_user_id: z
        .string()
        .regex(/^[UW]/, "must match pattern: ^[UW][A-Z0-9]{2,}$")
        .exactOptional(),
      task_display_mode: z.enum(["timeline", "plan", "dense"]).default("timeline"),
      ...content,
    }),
    run(args, { workspace, streams }) {
      const channel = findOwnChannel(args.channel, workspace);
      checkRecipient(args, channel, workspace);
      const { thread_ts: threadTs } = readThread(args.thread_ts, channel, workspace);
      const chunks = readChunks(args);
      const display = args.task_display_mode;
      const { ts } = streams.start({ channel: channel.id, threadTs, chunks, display });
      return { channel: channel.id, ts };
    },
  }),
  "chat.appendStream": method({
    tier: "tier4",
    scopes,
    args: z.object({ ...place, ...content }),
    run(args, { workspace, streams }) {
      const { channel, ts } = findStreamed(args, workspace);
      const chunks = readChunks(args);
      if (chunks.length === 0) throw new ApiError("no_text");
      streams.append({ channel, ts }, chunks);
      return { channel, ts };
    },
  }),
  "chat.stopStream": method({
    tier: "tier2",
    scopes,
    args: z.object({
      ...place,
      ...content,
      blocks: json.optional(),
      metadata: json.optional(),
      session_status: sessionStatus.optional(),
    }),
    run(args, { workspace, streams, sessions }) {
      const { channel, ts, message } = findStreamed(args, workspace);
      const chunks = readChunks(args);
      if (Array.isArray(args.blocks) && args.blocks.length > MAX_BLOCKS) {
        throw new ApiError("msg_blocks_too_many");
      }
      const last = { chunks, blocks: readBlocks(args.blocks) ?? [], metadata: args.metadata };
      const stopped = streams.stop({ channel, ts }, last);
      const { session_status: status } = args;
      const threadTs = message.thread_ts ?? ts;
      if (status !== undefined) sessions.set({ channel, threadTs, status });
      return { channel, ts, message: stopped };
    },
  }),
};
