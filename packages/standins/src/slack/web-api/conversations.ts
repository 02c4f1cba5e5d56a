import { z } from "zod";
import type { Channel } from "../schema.ts";
import { scopeFor, scopesFor } from "../scopes.ts";
import type { Workspace } from "../workspace.ts";
import { ApiError } from "./api-error.ts";
import { count, flag, names } from "./arguments.ts";
import { findChannel, findPerson, requireScope } from "./find.ts";
import { method } from "./method.ts";
import { toPage } from "./page.ts";

const scopes = scopesFor("read");
const MAX_PAGE = 1000;

const kindOf: Readonly<Record<string, Channel["kind"]>> = {
  public_channel: "channel",
  private_channel: "group",
  im: "im",
  mpim: "mpim",
};

function findKnown(id: string, workspace: Workspace): Channel {
  const channel = findChannel(id, workspace);
  requireScope(scopeFor(channel.kind, "read"), workspace);
  return channel;
}

/** The conversation object of Slack's answers. */
function tell(channel: Channel, { team, bot }: Workspace) {
  const { id, name, kind, members, isExtShared, created } = channel;
  const isMember = members.has(bot.userId);
  if (kind === "im") {
    const user = [...members].find((member) => member !== bot.userId);
    return { id, created, is_im: true, is_org_shared: false, user, is_open: true, priority: 0 };
  }
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === "channel",
    is_group: kind === "group",
    is_im: false,
    is_mpim: kind === "mpim",
    is_private: kind !== "channel",
    created,
    is_archived: false,
    is_general: false,
    is_shared: isExtShared,
    is_ext_shared: isExtShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: team.id,
    is_member: isMember,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    num_members: members.size,
  };
}

export const conversationMethods = {
  "conversations.info": method({
    tier: "tier3",
    scopes,
    args: z.object({ channel: z.string(), include_num_members: flag.optional() }),
    run(args, { workspace }) {
      const { num_members, ...channel } = tell(findKnown(args.channel, workspace), workspace);
      return { channel: args.include_num_members ? { ...channel, num_members } : channel };
    },
  }),
  "conversations.list": method({
    tier: "tier2",
    scopes,
    args: z.object({
      types: names.default(["public_channel"]),
      limit: count.default(100),
      cursor: z.string().optional(),
    }),
    run({ types, limit, cursor }, { workspace }) {
      if (limit < 1 || limit > MAX_PAGE) throw new ApiError("invalid_limit");
      for (const type of types) {
        const kind = kindOf[type];
        if (kind === undefined) throw new ApiError("invalid_types");
        requireScope(scopeFor(kind, "read"), workspace);
      }
      const visible = workspace.channels
        .all()
        .filter(({ kind }) => types.some((type) => kindOf[type] === kind))
        .filter(({ kind, members }) => kind === "channel" || members.has(workspace.bot.userId));
      const page = toPage(visible, { cursor, limit }, ({ id }) => id);
      return {
        channels: page.items.map((channel) => tell(channel, workspace)),
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  }),
  "conversations.members": method({
    tier: "tier4",
    scopes,
    args: z.object({
      channel: z.string(),
      limit: count.default(100),
      cursor: z.string().optional(),
    }),
    run({ channel, limit, cursor }, { workspace }) {
      if (limit < 1 || limit > MAX_PAGE) throw new ApiError("invalid_limit");
      const members = [...findKnown(channel, workspace).members];
      const page = toPage(members, { cursor, limit }, (member) => member);
      return { members: page.items, response_metadata: { next_cursor: page.nextCursor } };
    },
  }),
  "conversations.open": method({
    tier: "tier3",
    scopes: ["im:write", "mpim:write"],
    args: z.object({
      channel: z.string().optional(),
      users: names.default([]),
      return_im: flag.optional(),
    }),
    run(args, { workspace }) {
      if (args.channel !== undefined) {
        const { id } = findChannel(args.channel, workspace);
        return { no_op: true, already_open: true, channel: { id } };
      }
      if (args.users.length === 0) throw new ApiError("users_list_not_supplied");
      if (args.users.length > 8) throw new ApiError("too_many_users");
      const people = args.users.map((user) => findPerson(user, workspace));
      const { bot, channels } = workspace;
      const { channel, isNew } = channels.openDirect([...people, bot.userId]);
      const told = args.return_im ? tell(channel, workspace) : { id: channel.id };
      return { ...(isNew ? {} : { no_op: true, already_open: true }), channel: told };
    },
  }),
  "conversations.join": method({
    tier: "tier3",
    scopes: ["channels:join"],
    args: z.object({ channel: z.string() }),
    run(args, { workspace }) {
      const channel = findChannel(args.channel, workspace);
      if (channel.kind !== "channel") {
        throw new ApiError("method_not_supported_for_channel_type");
      }
      const warning = "already_in_channel";
      const already = channel.members.has(workspace.bot.userId)
        ? { warning, response_metadata: { warnings: [warning] } }
        : {};
      workspace.channels.join(channel.id, workspace.bot.userId);
      return { channel: tell(findChannel(args.channel, workspace), workspace), ...already };
    },
  }),
};
