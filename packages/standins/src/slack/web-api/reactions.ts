import { z } from "zod";
import { usersOf, withUsers } from "../reacting.ts";
import type { Message } from "../schema.ts";
import { ApiError } from "./api-error.ts";
import { findMessage, findOwnChannel } from "./find.ts";
import { method, type Office } from "./method.ts";

const item = z.object({ channel: z.string(), timestamp: z.string() });
const reaction = item.extend({ name: z.string() });

const NAME = /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/;
const MAX_KINDS_PER_MESSAGE = 50;
const MAX_PER_USER = 23;

function find(args: z.output<typeof item>, { workspace }: Office) {
  const channel = findOwnChannel(args.channel, workspace);
  if (!/^\d{10}\.\d{6}$/.test(args.timestamp)) throw new ApiError("bad_timestamp");
  return { channel, message: findMessage(channel, args.timestamp, workspace) };
}

function checkRoom(message: Message, name: string, user: string): void {
  const all = message.reactions ?? [];
  if (all.length >= MAX_KINDS_PER_MESSAGE && usersOf(message, name).length === 0) {
    throw new ApiError("too_many_emoji");
  }
  if (all.filter(({ users }) => users.includes(user)).length >= MAX_PER_USER) {
    throw new ApiError("too_many_reactions");
  }
}

export const reactionMethods = {
  "reactions.add": method({
    tier: "tier3",
    scopes: ["reactions:write"],
    args: reaction,
    run({ name, ...args }, office) {
      const { channel, message } = find(args, office);
      const { workspace } = office;
      const user = workspace.bot.userId;
      if (!NAME.test(name)) throw new ApiError("invalid_name");
      const users = usersOf(message, name);
      if (users.includes(user)) throw new ApiError("already_reacted");
      checkRoom(message, name, user);
      const reacted = withUsers(message, name, [...users, user]);
      workspace.react(channel.id, reacted, { change: "added", user, name });
      return {};
    },
  }),
  "reactions.remove": method({
    tier: "tier2",
    scopes: ["reactions:write"],
    args: reaction,
    run({ name, ...args }, office) {
      const { channel, message } = find(args, office);
      const { workspace } = office;
      const user = workspace.bot.userId;
      const users = usersOf(message, name);
      if (!users.includes(user)) throw new ApiError("no_reaction");
      const others = users.filter((other) => other !== user);
      workspace.react(channel.id, withUsers(message, name, others), {
        change: "removed",
        user,
        name,
      });
      return {};
    },
  }),
  "reactions.get": method({
    tier: "tier3",
    scopes: ["reactions:read"],
    args: item,
    run(args, office) {
      const { channel, message } = find(args, office);
      return { type: "message", channel: channel.id, message };
    },
  }),
};
