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
  /** The message acted on, which alone can be replaced or deleted. */
  readonly message?: Message;
  readonly isEphemeral?: boolean;
}

export interface ResponseUrls {
  /** A URL for this occasion, good for five posts in thirty minutes. */
  open(occasion: Occasion): string;
  /** Takes a post to the URL's last segment; throws `expired_url` or `used_url` when no longer good. */
  post(id: string, body: unknown): void;
  /** Takes the same post as the answer to a command, which uses up nothing. */
  answer(occasion: Occasion, body: unknown): void;
}

const { markdown_text: _, metadata: __, ...content } = contentArguments;
const Post = z.object({
  ...content,
  response_type: z.enum(["ephemeral", "in_channel"]).default("ephemeral"),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});
type Post = z.output<typeof Post>;

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

  function remove({ channel, user, isEphemeral }: Occasion, { ts }: Message): void {
    if (isEphemeral) workspace.removeWhisper(channel, user, ts);
    else workspace.remove(channel, ts);
  }

  function replace({ channel, user, isEphemeral }: Occasion, message: Message, post: Post): void {
    const { blocks: _blocks, attachments: _attachments, ...kept } = message;
    const replaced = { ...kept, ...readContent(post) };
    if (isEphemeral) workspace.reviseWhisper(channel, user, replaced);
    else workspace.revise(channel, replaced);
  }

  function answer(occasion: Occasion, body: unknown): void {
    const { channel, user, message } = occasion;
    const post = Post.parse(body);
    if (message !== undefined && post.delete_original) {
      remove(occasion, message);
      return;
    }
    if (message !== undefined && post.replace_original) {
      replace(occasion, message, post);
      return;
    }
    const thread = post.thread_ts === undefined ? {} : { thread_ts: post.thread_ts };
    const draft = botDraft({ ...readContent(post), ...thread }, workspace);
    if (post.response_type === "in_channel") workspace.post(channel, draft);
    else workspace.whisper(channel, user, draft);
  }

  return {
    open(occasion) {
      const id = randomUUID();
      opened.set(id, { occasion, until: now() + LIFETIME_MS, uses: 0 });
      return `${baseUrl}/${id}`;
    },
    post: (id, body) => answer(redeem(id), body),
    answer,
  };
}
