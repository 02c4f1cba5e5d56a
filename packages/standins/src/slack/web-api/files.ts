import { z } from "zod";
import { botDraft } from "../bot-draft.ts";
import { ApiError } from "./api-error.ts";
import { count, json, names } from "./arguments.ts";
import { findDestination, readThread } from "./find.ts";
import { readBlocks } from "./message-content.ts";
import { method } from "./method.ts";

const scopes = ["files:write"];
const Uploaded = z.object({ id: z.string(), title: z.string().optional() });

export const fileMethods = {
  "files.getUploadURLExternal": method({
    tier: "tier4",
    scopes,
    args: z.object({
      filename: z.string().min(1),
      length: count.min(1),
      alt_text: z.string().max(1000).optional(),
      snippet_type: z.string().optional(),
    }),
    run(args, { files, workspace }) {
      const { id, uploadUrl } = files.begin({
        name: args.filename,
        user: workspace.bot.userId,
        altText: args.alt_text,
        snippetType: args.snippet_type,
      });
      return { upload_url: uploadUrl, file_id: id };
    },
  }),
  "files.completeUploadExternal": method({
    tier: "tier4",
    scopes,
    args: z.object({
      files: json.pipe(z.array(Uploaded).min(1)),
      channel_id: z.string().optional(),
      channels: names.default([]),
      thread_ts: z.string().optional(),
      initial_comment: z.string().optional(),
      blocks: json.optional(),
    }),
    run(args, { files, workspace }) {
      const ids = args.channel_id === undefined ? args.channels : [args.channel_id];
      const places = ids.map((id) => {
        const channel = findDestination(id, workspace);
        return { channel: channel.id, thread: readThread(args.thread_ts, channel, workspace) };
      });
      const blocks = args.initial_comment === undefined ? readBlocks(args.blocks) : undefined;
      const complete = args.files.map(({ id, title }) => files.complete(id, title));
      const content = {
        text: args.initial_comment ?? "",
        files: complete,
        ...(blocks === undefined ? {} : { blocks }),
      };
      for (const { channel, thread } of places) {
        workspace.post(channel, botDraft({ ...content, ...thread }, workspace));
      }
      return { files: complete };
    },
  }),
  "files.info": method({
    tier: "tier4",
    scopes: ["files:read"],
    args: z.object({ file: z.string() }),
    run(args, { files }) {
      const stored = files.get(args.file);
      if (stored === undefined) throw new ApiError("file_not_found");
      const { file, content } = stored;
      return { file, ...(file.mode === "snippet" ? { content: content.toString("utf8") } : {}) };
    },
  }),
  "files.delete": method({
    tier: "tier3",
    scopes,
    args: z.object({ file: z.string() }),
    run(args, { files, workspace }) {
      const stored = files.get(args.file);
      if (stored === undefined) throw new ApiError("file_not_found");
      if (stored.file.user !== workspace.bot.userId) throw new ApiError("cant_delete_file");
      files.remove(args.file);
      return {};
    },
  }),
};
