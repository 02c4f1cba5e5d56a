import { z } from "zod";
import { botProfile } from "../bot-draft.ts";
import { ApiError } from "./api-error.ts";
import { method } from "./method.ts";

export const teamMethods = {
  "team.info": method({
    tier: "tier3",
    scopes: ["team:read"],
    args: z.object({}),
    run: (_, { workspace: { team } }) => ({
      team: {
        id: team.id,
        name: team.name,
        domain: team.domain,
        url: `https://${team.domain}.slack.com/`,
        email_domain: "",
        icon: { image_default: true },
      },
    }),
  }),
  "bots.info": method({
    tier: "tier3",
    scopes: ["users:read"],
    args: z.object({ bot: z.string().optional() }),
    run(args, { workspace }) {
      const { team_id, ...bot } = botProfile(workspace);
      if (args.bot !== undefined && args.bot !== bot.id) throw new ApiError("bot_not_found");
      return { bot };
    },
  }),
};
