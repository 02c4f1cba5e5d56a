import type { Channel, PersonSeed } from "../schema.ts";
import type { Workspace } from "../workspace.ts";

/** What Slack says of itself and of the person in every interaction. */
export function aboutPerson(
  { id, name }: PersonSeed,
  options: {
    readonly workspace: Pick<Workspace, "team" | "bot">;
    /** Slack's verification token. */
    readonly token: string;
  },
) {
  const { team, bot } = options.workspace;
  return {
    user: { id, username: name, name, team_id: team.id },
    api_app_id: bot.appId,
    token: options.token,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A conversation as interactions name it. */
export function aboutChannel({ id, name }: Channel) {
  return { id, name: name === "" ? "directmessage" : name };
}
