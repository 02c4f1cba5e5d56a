import { ExpectedError } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import type { Installation } from "@slack/bolt";
import type { Seal } from "./seal.ts";

/** Keeps what Slack granted. Throws `ExpectedError` where a workspace may not install the app. */
export async function keepInstallation(
  granted: Installation<"v1" | "v2", boolean>,
  options: {
    readonly store: Pick<Store, "installations">;
    readonly seal: Seal;
    /** The workspaces that may. */
    readonly teams: readonly string[];
  },
): Promise<void> {
  const { store, seal, teams } = options;
  const { team, bot, user, isEnterpriseInstall, appId = "" } = granted;
  if (isEnterpriseInstall === true || team === undefined) {
    throw new ExpectedError(
      "Lynceus is installed workspace by workspace, not for a whole organisation. Choose one workspace, and install it there.",
    );
  }
  if (!teams.includes(team.id)) {
    throw new ExpectedError(
      `Workspace ${team.id} is not among those that may use this Lynceus, because whoever uses it sees Argo CD. Have its id added to SLACK_ALLOWED_TEAMS.`,
    );
  }
  if (bot === undefined || bot.refreshToken !== undefined) {
    throw new ExpectedError(
      "Slack granted no lasting bot token. Turn token rotation off in the app's settings, and install it again.",
    );
  }
  await store.installations.put({
    team: team.id,
    teamName: team.name ?? team.id,
    appId,
    botUserId: bot.userId,
    scopes: bot.scopes,
    installedBy: user.id,
    sealedToken: seal.close(bot.token, team.id),
  });
}
