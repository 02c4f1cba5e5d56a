import type { Message, Reaction } from "./schema.ts";

/** Who has reacted to a message with an emoji. */
export function usersOf(message: Message, name: string): readonly string[] {
  return message.reactions?.find((other) => other.name === name)?.users ?? [];
}

/** The message with exactly these users behind an emoji. */
export function withUsers(message: Message, name: string, users: readonly string[]): Message {
  const others = (message.reactions ?? []).filter((other) => other.name !== name);
  const own: readonly Reaction[] = users.length > 0 ? [{ name, users, count: users.length }] : [];
  const { reactions: _, ...bare } = message;
  const reactions = [...others, ...own];
  return reactions.length > 0 ? { ...bare, reactions } : bare;
}
