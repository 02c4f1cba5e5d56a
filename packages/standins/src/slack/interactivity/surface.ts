import { channelAt } from "../channels.ts";
import type { Channel, Message } from "../schema.ts";
import type { View } from "../views/view.ts";
import type { Views } from "../views/views.ts";
import type { Workspace } from "../workspace.ts";
import { aboutChannel } from "./about.ts";

/** Where somebody looks: a message, also one that only they see, or their front modal or home tab. */
export type Where =
  | { readonly channel: string; readonly ts: string }
  | { readonly view: View["type"] };

export type Surface =
  | {
      readonly kind: "message";
      readonly channel: Channel;
      readonly message: Message;
      readonly isEphemeral: boolean;
    }
  | { readonly kind: "view"; readonly view: View };

/** What `user` sees there; throws when there is nothing. */
export function findSurface(
  where: Where,
  user: string,
  { workspace, views }: { readonly workspace: Workspace; readonly views: Views },
): Surface {
  if ("view" in where) {
    const view = where.view === "home" ? views.home(user) : views.stack(user).at(-1);
    if (view === undefined) throw new Error(`${user} has no ${where.view} open.`);
    return { kind: "view", view };
  }
  const channel = channelAt(where.channel, workspace.channels);
  const stored = workspace.messages.find(channel.id, where.ts);
  const message = stored ?? workspace.whispers(channel.id, user).find(({ ts }) => ts === where.ts);
  if (message === undefined) throw new Error(`${user} sees no ${where.ts} in ${where.channel}.`);
  return { kind: "message", channel, message, isEphemeral: stored === undefined };
}

/** The surface as interactions tell it: its container and what stands in it. */
export function tellSurface(surface: Surface) {
  if (surface.kind === "view") {
    const { view } = surface;
    return { container: { type: "view", view_id: view.id }, view };
  }
  const { channel, message, isEphemeral } = surface;
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    channel: aboutChannel(channel),
    // An ephemeral message is stored nowhere, so Slack cannot send it along.
    ...(isEphemeral ? {} : { message }),
  };
}
