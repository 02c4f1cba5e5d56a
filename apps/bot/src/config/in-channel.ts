import type { ChannelSettings, DailyBudget, Principal, TeamSettings } from "@lynceus/contract";
import type { BotSettings } from "../config.ts";

type Channels = Pick<BotSettings, "channels">;

/** What is set for a channel: under its id, or under `*`. */
function settingsIn(channel: string, { channels }: Channels): ChannelSettings | undefined {
  return channels[channel] ?? channels["*"];
}

/** Whether a question why something fails begins an investigation there by itself. */
export function investigatesIn(channel: string, settings: BotSettings): boolean {
  return (settingsIn(channel, settings)?.investigate ?? settings.investigate) === "auto";
}

/** Whether replies there are read that do not name the bot. */
export function followsThreadsIn(channel: string, settings: Channels): boolean {
  return settingsIn(channel, settings)?.threads !== "mentions";
}

/** What may be begun and spent there in a day; nothing in it is no limit. */
export function budgetIn(channel: string, settings: BotSettings): DailyBudget {
  return settingsIn(channel, settings)?.budget ?? settings.dailyBudgets?.channel ?? {};
}

/** The teams that list a person, by name: by Slack user id, or by an e-mail address. */
export function teamsOf(
  { id, email }: Pick<Extract<Principal, { kind: "person" }>, "id" | "email">,
  { teams = {} }: Pick<BotSettings, "teams">,
): readonly (readonly [string, TeamSettings])[] {
  const names = [id.split(":").at(-1), email?.toLowerCase()];
  return Object.entries(teams).filter(([, { members }]) =>
    members.some((member) => names.includes(member.includes("@") ? member.toLowerCase() : member)),
  );
}

/**
 * A principal in a channel: with the groups of the teams that it belongs to, and what may be seen there. In a
 * direct message nobody else reads along, so that the projects of one's own teams may be seen as well.
 */
export function inChannel<Asker extends Principal>(
  asker: Asker,
  channel: string,
  settings: BotSettings,
): Asker {
  const projects = settingsIn(channel, settings)?.projects ?? [];
  if (asker.kind !== "person") return { ...asker, projects };
  const teams = teamsOf(asker, settings).map(([, team]) => team);
  const isDirect = channel.startsWith("D");
  return {
    ...asker,
    groups: [...new Set([...asker.groups, ...teams.flatMap(({ groups }) => groups)])],
    projects: isDirect
      ? [...new Set([...projects, ...teams.flatMap((team) => team.projects)])]
      : projects,
  };
}
