import { z } from "zod";
import type { PersonSeed } from "../schema.ts";
import type { Workspace } from "../workspace.ts";
import { ApiError } from "./api-error.ts";
import { count } from "./arguments.ts";
import { method } from "./method.ts";
import { toPage } from "./page.ts";

const scopes = ["users:read"];

/** The bot's own user, beside the people. */
function everybody({ people, bot }: Workspace): readonly PersonSeed[] {
  const self = { id: bot.userId, name: bot.name, realName: bot.name, email: "", isBot: true };
  return [...people, self];
}

/** The user object of Slack's answers; an e-mail address only with its scope, and of one's own people. */
function tell(person: PersonSeed, { team, bot }: Workspace) {
  const { id, name, realName, isBot = false, isGuest = false } = person;
  const teamId = person.teamId ?? team.id;
  const isStranger = teamId !== team.id;
  const showsEmail = bot.scopes.includes("users:read.email") && !isBot && !isStranger;
  return {
    id,
    team_id: teamId,
    name,
    deleted: false,
    real_name: realName,
    tz: "Etc/UTC",
    tz_label: "Coordinated Universal Time",
    tz_offset: 0,
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: realName,
      display_name_normalized: realName,
      team: teamId,
      ...(showsEmail ? { email: person.email } : {}),
      ...(id === bot.userId ? { bot_id: bot.botId, api_app_id: bot.appId } : {}),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: isGuest,
    is_ultra_restricted: false,
    is_bot: isBot,
    is_app_user: false,
    ...(isStranger ? { is_stranger: true } : {}),
    is_email_confirmed: !isBot,
    updated: 1,
  };
}

export const userMethods = {
  "users.info": method({
    tier: "tier4",
    scopes,
    args: z.object({ user: z.string() }),
    run({ user: id }, { workspace }) {
      const person = everybody(workspace).find((candidate) => candidate.id === id);
      if (person === undefined) throw new ApiError("user_not_found");
      return { user: tell(person, workspace) };
    },
  }),
  "users.lookupByEmail": method({
    tier: "tier3",
    scopes: ["users:read.email"],
    args: z.object({ email: z.string() }),
    run({ email }, { workspace }) {
      const wanted = email.toLowerCase();
      const person = workspace.people.find(
        (candidate) => candidate.email.toLowerCase() === wanted && !candidate.isBot,
      );
      if (person === undefined) throw new ApiError("users_not_found");
      return { user: tell(person, workspace) };
    },
  }),
  "users.list": method({
    tier: "tier2",
    scopes,
    args: z.object({ limit: count.min(1).default(1000), cursor: z.string().optional() }),
    run({ limit, cursor }, { workspace }) {
      const page = toPage(everybody(workspace), { cursor, limit }, ({ id }) => id);
      return {
        members: page.items.map((person) => tell(person, workspace)),
        cache_ts: Math.floor(Date.now() / 1000),
        response_metadata: { next_cursor: page.nextCursor },
      };
    },
  }),
};
