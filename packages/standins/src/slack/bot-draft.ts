import type { Draft, Workspace } from "./workspace.ts";

/** The bot as messages and `bots.info` show it. */
export function botProfile({ bot, team }: Pick<Workspace, "bot" | "team">) {
  return {
    id: bot.botId,
    app_id: bot.appId,
    user_id: bot.userId,
    name: bot.name,
    deleted: false,
    updated: 1,
    team_id: team.id,
    icons: {},
  };
}

/** What the bot says, with its marks as author. */
export function botDraft(
  content: Omit<Draft, "user">,
  workspace: Pick<Workspace, "bot" | "team">,
): Draft {
  const { bot } = workspace;
  return {
    user: bot.userId,
    bot_id: bot.botId,
    app_id: bot.appId,
    bot_profile: botProfile(workspace),
    ...content,
  };
}
