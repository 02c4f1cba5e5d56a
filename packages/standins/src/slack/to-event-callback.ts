import { mintId } from "./mint.ts";
import type { SlackEvent } from "./to-events.ts";
import type { Workspace } from "./workspace.ts";

/** An event in its `event_callback`, as the Events API sends it. */
export function toEventCallback(
  event: SlackEvent,
  workspace: Workspace,
  options: { readonly token: string; readonly now: number },
) {
  const { team, bot, channels } = workspace;
  const channel = typeof event.channel === "string" ? channels.get(event.channel) : undefined;
  return {
    token: options.token,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: bot.appId,
    event,
    type: "event_callback",
    event_id: mintId("Ev"),
    event_time: Math.floor(options.now / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.isExtShared ?? false,
    event_context: `4-${mintId("")}`,
  };
}
