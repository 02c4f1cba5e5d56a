import type { SlackFile } from "./schema.ts";

const MOST_FILES = 3;

/**
 * What somebody says with the text files beside it, each as a code block: a long paste becomes a snippet in Slack.
 * Slack sends the beginning of such a file with the message; the rest stays unread.
 */
export function withSnippets(text: string, files: readonly SlackFile[] | undefined): string {
  const previews = (files ?? []).flatMap(({ preview = "" }) => (preview === "" ? [] : [preview]));
  const blocks = previews
    .slice(0, MOST_FILES)
    .map((preview) => `\`\`\`\n${preview.replaceAll("```", "'''")}\n\`\`\``);
  return [text, ...blocks].filter((part) => part !== "").join("\n");
}
