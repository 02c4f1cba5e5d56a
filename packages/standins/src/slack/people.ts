import { randomUUID } from "node:crypto";
import { channelAt } from "./channels.ts";
import type { Delivery } from "./delivery/delivery.ts";
import { findButton } from "./find-button.ts";
import type { LocalSlack } from "./local-slack.ts";
import { usersOf, withUsers } from "./reacting.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Message, PersonSeed } from "./schema.ts";
import type { Sessions } from "./streaming/sessions.ts";
import type { Streams } from "./streaming/streams.ts";
import { toBlockActions } from "./to-block-actions.ts";
import { toRichText } from "./to-rich-text.ts";
import type { Workspace } from "./workspace.ts";

const STOP_EVENT = "agent_session_stopped";

/** What people do in the workspace. */
export type People = Pick<
  LocalSlack,
  "say" | "edit" | "remove" | "react" | "unreact" | "stop" | "openDirect" | "click"
>;

export function createPeople(options: {
  readonly workspace: Workspace;
  readonly delivery: Pick<Delivery, "interaction">;
  readonly responseUrls: Pick<ResponseUrls, "open">;
  readonly streams: Pick<Streams, "halt">;
  readonly sessions: Pick<Sessions, "find">;
  readonly announce: LocalSlack["announce"];
  /** Slack's verification token, sent along with every payload. */
  readonly token: string;
}): People {
  const { workspace, delivery, responseUrls, streams, sessions, token } = options;

  function personOf(id: string): PersonSeed {
    const person = workspace.person(id);
    if (person === undefined) throw new Error(`There is nobody with the id ${id}.`);
    return person;
  }

  function saidBy(user: string, channel: string, ts: string): Message {
    const message = workspace.messages.find(channel, ts);
    if (message?.user !== user) throw new Error(`${user} has not said ${ts} in ${channel}.`);
    return message;
  }

  function react(reaction: Parameters<LocalSlack["react"]>[0], change: "added" | "removed"): void {
    const { channel: where, ts, user, name } = reaction;
    const channel = channelAt(where, workspace.channels).id;
    const message = workspace.messages.find(channel, ts);
    if (message === undefined) throw new Error(`There is no message ${ts} in ${where}.`);
    const others = usersOf(message, name).filter((other) => other !== personOf(user).id);
    const users = change === "added" ? [...others, user] : others;
    workspace.react(channel, withUsers(message, name, users), { change, user, name });
  }

  return {
    say({ channel: where, user, text, threadTs }) {
      const channel = channelAt(where, workspace.channels);
      const author = authorOf(personOf(user));
      if (!channel.members.has(user)) throw new Error(`${user} is not in ${where}.`);
      if (threadTs !== undefined && workspace.messages.thread(channel.id, threadTs).length === 0) {
        throw new Error(`There is no message ${threadTs} in ${where}.`);
      }
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      return workspace.post(channel.id, { ...author, text, blocks: toRichText(text), ...thread });
    },
    edit({ channel: where, ts, user, text }) {
      const { id } = channelAt(where, workspace.channels);
      const edited = { user, ts: workspace.nextTs() };
      const message = saidBy(user, id, ts);
      workspace.revise(id, { ...message, text, blocks: toRichText(text), edited });
    },
    remove({ channel: where, ts, user }) {
      const { id } = channelAt(where, workspace.channels);
      workspace.remove(id, saidBy(user, id, ts).ts);
    },
    react: (reaction) => react(reaction, "added"),
    unreact: (reaction) => react(reaction, "removed"),
    async stop({ channel: where, threadTs, user }) {
      const { id: channel } = channelAt(where, workspace.channels);
      personOf(user);
      if (!workspace.bot.events.includes(STOP_EVENT)) throw new Error("There is no Stop button.");
      if (sessions.find({ channel, threadTs })?.status !== "processing") {
        throw new Error(`Nothing is being processed in ${threadTs} of ${where}.`);
      }
      const streaming_message_ts = streams.halt(channel, threadTs);
      const about = { channel, user, thread_ts: threadTs, event_ts: workspace.nextTs() };
      const { acked } = await options.announce({
        type: STOP_EVENT,
        ...about,
        streaming_message_ts,
      });
      return { acked };
    },
    openDirect(user) {
      return workspace.channels.openDirect([personOf(user).id, workspace.bot.userId]).channel.id;
    },
    async click({ channel: where, ts, user, ...wanted }) {
      const channel = channelAt(where, workspace.channels);
      const person = personOf(user);
      const stored = workspace.messages.find(channel.id, ts);
      const message =
        stored ?? workspace.whispers(channel.id, user).find((whisper) => whisper.ts === ts);
      const button = message && findButton(message, wanted);
      if (message === undefined || button === undefined) {
        throw new Error(`${user} sees no button ${wanted.actionId} in ${ts} of ${where}.`);
      }
      const isEphemeral = stored === undefined;
      const responseUrl = responseUrls.open({ channel: channel.id, user, message, isEphemeral });
      const actionTs = workspace.nextTs();
      const payload = toBlockActions(
        { button, message, isEphemeral, channel, person, actionTs },
        { workspace, token, responseUrl },
      );
      const { acked } = await delivery.interaction({ type: "interactive", payload });
      return { acked, actionTs };
    },
  };
}

/** The marks of a message's author: people's clients add an id of their own, apps their bot's. */
function authorOf({ id, isBot, teamId }: PersonSeed) {
  return {
    user: id,
    ...(isBot ? { bot_id: `B${id.slice(1)}` } : { client_msg_id: randomUUID() }),
    ...(teamId === undefined ? {} : { team: teamId, user_team: teamId, source_team: teamId }),
  };
}
