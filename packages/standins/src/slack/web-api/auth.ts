import { z } from "zod";
import { method } from "./method.ts";

export const authMethods = {
  "auth.test": method({
    tier: "special",
    args: z.object({}),
    run: (_, { workspace: { team, bot } }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: bot.name,
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    }),
  }),
  "auth.revoke": method({
    tier: "tier3",
    args: z.object({}),
    run(_, office) {
      office.revoke();
      return { revoked: true };
    },
  }),
  "apps.connections.open": method({
    token: "app",
    tier: "tier3",
    args: z.object({}),
    run: (_, office) => ({ url: office.openConnection() }),
  }),
};
