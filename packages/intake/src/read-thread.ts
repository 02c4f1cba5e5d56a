import type { ThreadMessage } from "@lynceus/contract";
import { plainText } from "./plain-text.ts";
import type { SlackMessage } from "./schema.ts";
import { withSnippets } from "./with-snippets.ts";

const KEPT = 50;

export interface ThreadReader {
  readonly botUserId: string;
  /** ts of the asking message: what comes after it is not its context. */
  readonly before: string;
  /** Display name of a user id, when known. */
  readonly nameOf: (userId: string) => string | undefined;
}

function words(message: SlackMessage): string {
  if (message.text !== "") return message.text;
  return (message.attachments ?? [])
    .map((attachment) =>
      [attachment.title, attachment.text ?? attachment.fallback]
        .filter((part) => part !== undefined)
        .join("\n"),
    )
    .join("\n");
}

function author(message: SlackMessage, reader: ThreadReader): ThreadMessage["author"] {
  if (message.user === reader.botUserId) {
    return { kind: "lynceus", id: reader.botUserId, name: "Lynceus" };
  }
  if (message.bot_id !== undefined) {
    return { kind: "bot", id: message.bot_id, name: message.username ?? "bot" };
  }
  const id = message.user ?? "unknown";
  return { kind: "person", id, name: reader.nameOf(id) ?? id };
}

/**
 * The thread so far as context: the root and the last 50 messages before the asking one, oldest first,
 * each with its author. `messages` come as `conversations.replies` gives them.
 */
export function readThread(
  messages: readonly SlackMessage[],
  reader: ThreadReader,
): readonly ThreadMessage[] {
  const earlier = messages.filter((message) => Number(message.ts) < Number(reader.before));
  const [root, ...replies] = earlier;
  if (root === undefined) return [];
  return [root, ...replies.slice(-KEPT)].map((message) => ({
    ts: message.ts,
    author: author(message, reader),
    text: plainText(withSnippets(words(message), message.files), reader.botUserId),
  }));
}
