import { type Channels, createChannels } from "./channels.ts";
import { defaultBot, defaultTeam } from "./default-workspace.ts";
import { createMessages, type Messages } from "./messages.ts";
import { createTsMint } from "./mint.ts";
import type { BotSeed, Change, Message, PersonSeed, TeamSeed, WorkspaceSeed } from "./schema.ts";

/** A message before it has its place: `ts`, type and team are Slack's to give. */
export type Draft = Omit<Message, "ts" | "type">;

/** What the workspace holds. Whatever changes it goes through here, and everybody hears of it. */
export interface Workspace {
  readonly team: TeamSeed;
  readonly bot: BotSeed;
  readonly people: readonly PersonSeed[];
  readonly channels: Channels;
  readonly messages: Pick<Messages, "find" | "roots" | "thread">;
  nextTs(): string;
  person(id: string): PersonSeed | undefined;
  post(channel: string, draft: Draft): Message;
  /** Puts `message` in the place of the one with its ts. */
  revise(channel: string, message: Message): void;
  /** Leaves a tombstone where the message has replies. */
  remove(channel: string, ts: string): void;
  whisper(channel: string, user: string, draft: Draft): Message;
  reviseWhisper(channel: string, user: string, message: Message): void;
  removeWhisper(channel: string, user: string, ts: string): void;
  whispers(channel: string, user: string): readonly Message[];
  /** Reactions are no edit: they are told as reactions. */
  react(
    channel: string,
    message: Message,
    reaction: Pick<Extract<Change, { kind: "reaction" }>, "change" | "user" | "name">,
  ): void;
  tell(change: Change): void;
  onChange(listener: (change: Change) => void): () => void;
}

const key = (channel: string, user: string) => `${channel} ${user}`;

export function createWorkspace(seed: WorkspaceSeed, now: () => number): Workspace {
  const people = new Map(seed.people.map((person) => [person.id, person]));
  const team = seed.team ?? defaultTeam;
  const bot = { ...defaultBot, ...seed.bot };
  const channels = createChannels(seed.channels, { botUserId: bot.userId, now });
  const messages = createMessages();
  const whispers = new Map<string, readonly Message[]>();
  const listeners = new Set<(change: Change) => void>();
  const nextTs = createTsMint(now);

  const tell = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const whispersTo = (channel: string, user: string) => whispers.get(key(channel, user)) ?? [];

  function parentOf(channel: string, threadTs: string | undefined) {
    const root = threadTs === undefined ? undefined : messages.find(channel, threadTs);
    return root === undefined ? {} : { parent_user_id: root.user };
  }

  function whisperChanged(
    change: "posted" | "updated" | "deleted",
    channel: string,
    user: string,
    message: Message,
  ) {
    const others = whispersTo(channel, user).filter(({ ts }) => ts !== message.ts);
    const kept = change === "deleted" ? others : [...others, message];
    whispers.set(
      key(channel, user),
      kept.toSorted((a, b) => a.ts.localeCompare(b.ts)),
    );
    tell({ kind: "ephemeral", change, channel, user, message });
  }

  function revise(channel: string, message: Message) {
    const previous = messages.find(channel, message.ts);
    if (previous === undefined) return;
    messages.put(channel, message);
    const revised = messages.find(channel, message.ts) ?? message;
    tell({ kind: "updated", channel, message: revised, previous });
  }

  return {
    team,
    bot,
    people: seed.people,
    channels,
    messages,
    nextTs,
    person: (id) => people.get(id),
    post(channel, draft) {
      const message: Message = {
        type: "message",
        ts: nextTs(),
        team: team.id,
        ...parentOf(channel, draft.thread_ts),
        ...draft,
      };
      messages.put(channel, message);
      tell({ kind: "posted", channel, message });
      return message;
    },
    revise,
    remove(channel, ts) {
      const message = messages.find(channel, ts);
      if (message === undefined) return;
      if (message.reply_count !== undefined) {
        const text = "This message was deleted.";
        const tombstone = { type: "message", subtype: "tombstone", hidden: true } as const;
        revise(channel, { ...tombstone, ts, user: "USLACKBOT", text });
        return;
      }
      messages.drop(channel, ts);
      tell({ kind: "deleted", channel, message });
    },
    whisper(channel, user, draft) {
      const message: Message = { type: "message", ts: nextTs(), team: team.id, ...draft };
      whisperChanged("posted", channel, user, message);
      return message;
    },
    reviseWhisper: (channel, user, message) => whisperChanged("updated", channel, user, message),
    removeWhisper(channel, user, ts) {
      const message = whispersTo(channel, user).find((whisper) => whisper.ts === ts);
      if (message !== undefined) whisperChanged("deleted", channel, user, message);
    },
    whispers: whispersTo,
    react(channel, message, reaction) {
      messages.put(channel, message);
      tell({ kind: "reaction", channel, ts: message.ts, ...reaction });
    },
    tell,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
