import { randomUUID } from "node:crypto";
import { z } from "zod";
import { botDraft } from "./bot-draft.ts";
import type { Message } from "./schema.ts";
import { ApiError } from "./web-api/api-error.ts";
import { flag } from "./web-api/arguments.ts";
import { contentArguments, readContent } from "./web-api/message-content.ts";
import type { Workspace } from "./workspace.ts";

const MAX_USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** What a `response_url` answers to: where somebody acted, and who. */
interface Occasion {
  readonly channel: string;
  readonly user: string;
  readonly message: Message;
  readonly isEphemeral: boolean;
}

export interface ResponseUrls {
  /** A URL for this occasion, good for five posts in thirty minutes. */
  open(occasion: Occasion): string;
  /** Takes a post to the URL's last segment; throws `expired_url` or `used_url` when no longer good. */
  post(id: string, body: unknown): void;
}

const { markdown_text: _, metadata: __, ...content } = contentArguments;
const Post = z.object({
  ...content,
  response_type: z.enum(["ephemeral", "in_channel"]).default("ephemeral"),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});

export function createResponseUrls(options: {
  readonly workspace: Workspace;
  readonly baseUrl: string;
  readonly now: () => number;
}): ResponseUrls {
  const { workspace, baseUrl, now } = options;
  const opened = new Map<
    string,
    { readonly occasion: Occasion; readonly until: number; uses: number }
  >();

  function redeem(id: string): Occasion {
    const entry = opened.get(id);
    if (entry === undefined || now() > entry.until) throw new ApiError("expired_url");
    if (entry.uses >= MAX_USES) throw new ApiError("used_url");
    entry.uses += 1;
    return entry.occasion;
  }

  function remove({ channel, user, message, isEphemeral }: Occasion): void {
    if (isEphemeral) workspace.removeWhisper(channel, user, message.ts);
    else workspace.remove(channel, message.ts);
  }

  function replace({ channel, user, message, isEphemeral }: Occasion, post: z.output<typeof Post>) {
    const { blocks: _blocks, attachments: _attachments, ...kept } = message;
    const replaced = { ...kept, ...readContent(post) };
    if (isEphemeral) workspace.reviseWhisper(channel, user, replaced);
    else workspace.revise(channel, replaced);
  }

  return {
    open(occasion) {
      const id = randomUUID();
      opened.set(id, { occasion, until: now() + LIFETIME_MS, uses: 0 });
      return `${baseUrl}/${id}`;
    },
    post(id, body) {
      const occasion = redeem(id);
      const post = Post.parse(body);
      if (post.delete_original) return remove(occasion);
      if (post.replace_original) return replace(occasion, post);
      const thread = post.thread_ts === undefined ? {} : { thread_ts: post.thread_ts };
      const draft = botDraft({ ...readContent(post), ...thread }, workspace);
      if (post.response_type === "in_channel") workspace.post(occasion.channel, draft);
      else workspace.whisper(occasion.channel, occasion.user, draft);
    },
  };
}
