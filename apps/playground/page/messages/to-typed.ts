import type { Names } from "../markup/names.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Slack's markup as somebody would have typed it: names for ids, signs for entities. */
export function toTyped(
  text: string,
  { person, channel }: Pick<Names, "person" | "channel">,
): string {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${person(id) ?? id}`)
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `#${channel(id) ?? id}`)
    .replace(/<([^>|]+)(?:\|([^>]*))?>/g, (_, url: string, label?: string) => label ?? url)
    .replace(/&(amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}
