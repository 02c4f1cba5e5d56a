import type { ChannelSettings, Principal } from "@lynceus/contract";
import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { z } from "zod";

const User = z.object({
  id: z.string(),
  name: z.string().default(""),
  real_name: z.string().optional(),
  team_id: z.string().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  deleted: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  profile: z
    .object({ display_name: z.string().optional(), email: z.email().optional() })
    .optional(),
});
type User = z.infer<typeof User>;

/** A full member, a guest of one or more channels, somebody of another company, an app, or somebody who left. */
export type Standing = "member" | "guest" | "stranger" | "bot" | "left";

/** Who somebody in Slack is to us. */
export interface Identify {
  /** The principal that asks in a channel: sees what the channel may see. */
  principal(asker: {
    readonly team: string;
    readonly user: string;
    readonly channel: string;
  }): Promise<Principal>;
  /** A display name, from memory or Slack; the id when Slack does not tell. */
  nameOf(user: string): Promise<string>;
  /** What somebody is in this workspace. Rejects when Slack does not tell. */
  standing(asker: { readonly team: string; readonly user: string }): Promise<Standing>;
}

const TEN_MINUTES = 10 * 60 * 1000;

export function createIdentify(options: {
  readonly client: webApi.WebClient;
  readonly channels: Readonly<Record<string, ChannelSettings>>;
}): Identify {
  const { client, channels } = options;
  const users = new LRUCache<string, User>({ max: 5000, ttl: TEN_MINUTES });

  async function lookUp(id: string): Promise<User> {
    const known = users.get(id);
    if (known !== undefined) return known;
    const user = User.parse((await client.users.info({ user: id })).user);
    users.set(id, user);
    return user;
  }
  const display = (user: User) => user.profile?.display_name || user.real_name || user.name;

  return {
    async principal({ team, user: id, channel }) {
      const user = await lookUp(id);
      const settings = channels[channel] ?? channels["*"];
      const confirmed = user.is_email_confirmed !== false && user.is_bot !== true;
      const email = confirmed ? user.profile?.email : undefined;
      return {
        kind: "person",
        id: `slack:${team}:${id}`,
        name: display(user) || id,
        ...(email === undefined ? {} : { email }),
        groups: [],
        projects: settings?.projects ?? [],
      };
    },
    async standing({ team, user: id }) {
      const user = await lookUp(id);
      if (user.is_bot === true) return "bot";
      if (user.is_stranger === true || (user.team_id ?? team) !== team) return "stranger";
      if (user.deleted === true) return "left";
      return user.is_restricted === true || user.is_ultra_restricted === true ? "guest" : "member";
    },
    async nameOf(id) {
      try {
        return display(await lookUp(id)) || id;
      } catch {
        return id;
      }
    },
  };
}
