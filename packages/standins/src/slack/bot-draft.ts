import type { BotSeed } from "./schema.ts";
import type { Draft, Workspace } from "./workspace.ts";

function profileOf(bot: BotSeed, team: string) {
  return {
    id: bot.botId,
    app_id: bot.appId,
    user_id: bot.userId,
    name: bot.name,
    deleted: false,
    updated: 1,
    team_id: team,
    icons: {},
  };
}

/** What the bot says, with its marks as author. */
export function botDraft(
  content: Omit<Draft, "user">,
  { bot, team }: Pick<Workspace, "bot" | "team">,
): Draft {
  return {
    user: bot.userId,
    bot_id: bot.botId,
    app_id: bot.appId,
    bot_profile: profileOf(bot, team.id),
    ...content,
  };
}
