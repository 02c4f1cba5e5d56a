import { channelAt } from "../channels.ts";
import type { Delivered } from "../delivery/delivery.ts";
import { personAt } from "../person-at.ts";
import { ApiError } from "../web-api/api-error.ts";
import { aboutChannel, aboutPerson } from "./about.ts";
import type { Desk } from "./desk.ts";

interface Acked {
  readonly acked: boolean;
}

/** How people call the app other than by talking to it. What cannot be done throws. */
export interface Commanding {
  /** `/name text` in a channel. A failure, or a name that nobody registered, is told by Slackbot to the person alone. */
  command(typed: {
    readonly channel: string;
    readonly user: string;
    /** With its slash. */
    readonly command: string;
    readonly text?: string;
  }): Promise<Acked>;
  /** A shortcut of the message's menu, by its callback id; throws where none is registered so. */
  messageShortcut(chosen: {
    readonly channel: string;
    readonly ts: string;
    readonly user: string;
    readonly callbackId: string;
  }): Promise<Acked>;
  /** A global shortcut, by its callback id. */
  shortcut(chosen: { readonly user: string; readonly callbackId: string }): Promise<Acked>;
  /** Opens the app's home, or its direct message beside it; told to apps that subscribe to it. */
  openHome(opened: { readonly user: string; readonly tab?: "home" | "messages" }): Promise<Acked>;
}

export function createCommanding(
  desk: Desk & {
    readonly announce: (event: Readonly<Record<string, unknown>>) => Promise<Delivered>;
  },
): Commanding {
  const { workspace, delivery, responseUrls, triggers, views } = desk;

  function requireScope(): void {
    if (!workspace.bot.scopes.includes("commands")) throw new Error("The app has no commands.");
  }

  function requireShortcut(type: "message" | "global", callbackId: string): void {
    requireScope();
    const { shortcuts } = workspace.bot;
    if (shortcuts?.every((known) => known.type !== type || known.callbackId !== callbackId)) {
      throw new Error(`The app has no ${type} shortcut ${callbackId}.`);
    }
  }

  function slackbotSays(channel: string, user: string, text: string): void {
    workspace.whisper(channel, user, { user: "USLACKBOT", text });
  }

  return {
    async command({ channel: where, user, command, text = "" }) {
      requireScope();
      const person = personAt(user, workspace);
      const channel = channelAt(where, workspace.channels);
      if (workspace.bot.commands?.every((known) => known.command !== command)) {
        slackbotSays(
          channel.id,
          user,
          `\`${command}\` is not a valid command. What begins with a slash is taken for one; put a space before it to send it as a message.`,
        );
        return { acked: false };
      }
      const occasion = { channel: channel.id, user };
      const { id: channel_id, name: channel_name } = aboutChannel(channel);
      const payload = {
        token: desk.token,
        team_id: workspace.team.id,
        team_domain: workspace.team.domain,
        channel_id,
        channel_name,
        user_id: user,
        user_name: person.name,
        command,
        text,
        api_app_id: workspace.bot.appId,
        is_enterprise_install: "false",
        response_url: responseUrls.open(occasion),
        trigger_id: triggers.mint(user),
      };
      const { acked, response } = await delivery.interaction({
        type: "slash_commands",
        payload,
        acceptsResponse: true,
      });
      const failed = (code: string) =>
        slackbotSays(channel.id, user, `${command} failed with the error "${code}"`);
      if (!acked) failed("operation_timeout");
      else if (!isNothing(response)) {
        try {
          responseUrls.answer(occasion, response);
        } catch (error) {
          failed(error instanceof ApiError ? error.code : "invalid_command_response");
        }
      }
      return { acked };
    },
    async messageShortcut({ channel: where, ts, user, callbackId }) {
      requireShortcut("message", callbackId);
      const channel = channelAt(where, workspace.channels);
      const message = workspace.messages.find(channel.id, ts);
      if (message === undefined) throw new Error(`There is no message ${ts} in ${where}.`);
      // What is answered here is new: the message is somebody else's.
      const response_url = responseUrls.open({ channel: channel.id, user });
      const payload = {
        type: "message_action",
        callback_id: callbackId,
        ...aboutPerson(personAt(user, workspace), desk),
        trigger_id: triggers.mint(user),
        action_ts: workspace.nextTs(),
        channel: aboutChannel(channel),
        message_ts: ts,
        message,
        response_url,
      };
      const { acked } = await delivery.interaction({ type: "interactive", payload });
      return { acked };
    },
    async shortcut({ user, callbackId }) {
      requireShortcut("global", callbackId);
      const payload = {
        type: "shortcut",
        callback_id: callbackId,
        ...aboutPerson(personAt(user, workspace), desk),
        trigger_id: triggers.mint(user),
        action_ts: workspace.nextTs(),
      };
      const { acked } = await delivery.interaction({ type: "interactive", payload });
      return { acked };
    },
    async openHome({ user, tab = "home" }) {
      const members = [personAt(user, workspace).id, workspace.bot.userId];
      const channel = workspace.channels.openDirect(members).channel.id;
      if (!workspace.bot.events.includes("app_home_opened")) return { acked: false };
      const view = tab === "home" ? views.home(user) : undefined;
      const { acked } = await desk.announce({
        type: "app_home_opened",
        user,
        channel,
        tab,
        ...(view === undefined ? {} : { view }),
        context: { entities: [] },
        event_ts: workspace.nextTs(),
      });
      return { acked };
    },
  };
}

function isNothing(response: unknown): boolean {
  return typeof response !== "object" || response === null || Object.keys(response).length === 0;
}
