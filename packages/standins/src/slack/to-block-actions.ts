import { randomInt } from "node:crypto";
import type { Button } from "./find-button.ts";
import { mintId } from "./mint.ts";
import type { Channel, Message, PersonSeed } from "./schema.ts";
import type { Workspace } from "./workspace.ts";

/** The `block_actions` payload of one pressed button. */
export function toBlockActions(
  pressed: {
    readonly button: Button;
    readonly message: Message;
    readonly isEphemeral: boolean;
    readonly channel: Channel;
    readonly person: PersonSeed;
    readonly actionTs: string;
  },
  options: {
    readonly workspace: Workspace;
    readonly token: string;
    readonly responseUrl: string;
  },
) {
  const { button, message, isEphemeral, channel, person, actionTs } = pressed;
  const { team, bot } = options.workspace;
  const { type, text, value, style, url } = button.element;
  return {
    type: "block_actions",
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    api_app_id: bot.appId,
    token: options.token,
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    trigger_id: `${randomInt(1e12)}.${randomInt(1e12)}.${mintId("").toLowerCase()}`,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel.id, name: channel.name === "" ? "directmessage" : channel.name },
    // An ephemeral message is stored nowhere, so Slack cannot send it along.
    ...(isEphemeral ? {} : { message }),
    state: { values: {} },
    response_url: options.responseUrl,
    actions: [
      {
        type,
        action_id: button.actionId,
        block_id: button.blockId,
        text,
        ...(value === undefined ? {} : { value }),
        ...(style === undefined ? {} : { style }),
        ...(url === undefined ? {} : { url }),
        action_ts: actionTs,
      },
    ],
  };
}
