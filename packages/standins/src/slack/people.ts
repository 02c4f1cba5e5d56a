import { randomUUID } from "node:crypto";
import { channelAt } from "./channels.ts";
import type { Files } from "./files/files.ts";
import type { LocalSlack } from "./local-slack.ts";
import { personAt } from "./person-at.ts";
import { usersOf, withUsers } from "./reacting.ts";
import type { Message, PersonSeed } from "./schema.ts";
import type { Sessions } from "./streaming/sessions.ts";
import type { Streams } from "./streaming/streams.ts";
import { toRichText } from "./to-rich-text.ts";
import type { Workspace } from "./workspace.ts";

const STOP_EVENT = "agent_session_stopped";

/** What people do in the workspace. */
export type People = Pick<
  LocalSlack,
  "say" | "upload" | "edit" | "remove" | "react" | "unreact" | "stop" | "openDirect"
>;

export function createPeople(options: {
  readonly workspace: Workspace;
  readonly streams: Pick<Streams, "halt">;
  readonly sessions: Pick<Sessions, "find">;
  readonly files: Files;
  readonly announce: LocalSlack["announce"];
}): People {
  const { workspace, streams, sessions, files } = options;

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
    const others = usersOf(message, name).filter((other) => other !== personAt(user, workspace).id);
    const users = change === "added" ? [...others, user] : others;
    workspace.react(channel, withUsers(message, name, users), { change, user, name });
  }

  function say(
    { channel: where, user, threadTs }: Omit<Parameters<LocalSlack["say"]>[0], "text">,
    text: string,
    more: Pick<Message, "files"> = {},
  ): Message {
    const channel = channelAt(where, workspace.channels);
    const author = authorOf(personAt(user, workspace));
    if (!channel.members.has(user)) throw new Error(`${user} is not in ${where}.`);
    if (threadTs !== undefined && workspace.messages.thread(channel.id, threadTs).length === 0) {
      throw new Error(`There is no message ${threadTs} in ${where}.`);
    }
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    const content = { text, blocks: toRichText(text), ...more };
    return workspace.post(channel.id, { ...author, ...content, ...thread });
  }

  return {
    say: (said) => say(said, said.text),
    upload({ filename, content, others = [], text = "", ...where }) {
      const user = personAt(where.user, workspace).id;
      const uploaded = [{ filename, content }, ...others].map((one) => {
        const { id, uploadUrl } = files.begin({ name: one.filename, user });
        files.receive(uploadUrl.split("/").at(-1) ?? "", Buffer.from(one.content));
        return files.complete(id);
      });
      return say(where, text, { files: uploaded });
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
      personAt(user, workspace);
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
      return workspace.channels.openDirect([personAt(user, workspace).id, workspace.bot.userId])
        .channel.id;
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
