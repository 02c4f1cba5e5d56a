import type { Message } from "@lynceus/standins";
import type { PageEvent, Run, Scene, Whisper } from "../../src/serve/protocol.ts";

/** What the page knows of the stage: the scene as it was told, and all that has changed since. */
export interface PageState {
  readonly scene: Scene | undefined;
  readonly settingUp: string | undefined;
  readonly isConnected: boolean;
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  readonly whispers: readonly Whisper[];
  /** What the app says it is doing, by channel and thread. */
  readonly statuses: Readonly<Record<string, string>>;
  /** The threads in which an agent session is at work, and can be stopped. */
  readonly sessions: Readonly<Record<string, boolean>>;
  readonly runs: readonly Run[];
}

export const emptyState: PageState = {
  scene: undefined,
  settingUp: undefined,
  isConnected: false,
  messages: {},
  whispers: [],
  statuses: {},
  sessions: {},
  runs: [],
};

export type StateEvent = PageEvent | { readonly kind: "connected"; readonly isConnected: boolean };

export const threadKey = (channel: string, threadTs: string): string => `${channel} ${threadTs}`;

function put(list: readonly Message[] = [], message: Message): readonly Message[] {
  const others = list.filter(({ ts }) => ts !== message.ts);
  return [...others, message].toSorted((a, b) => a.ts.localeCompare(b.ts));
}

function react(
  message: Message,
  { change, user, name }: Extract<ChangeEvent, { kind: "reaction" }>,
): Message {
  const { reactions = [] } = message;
  const known = reactions.find((one) => one.name === name) ?? { name, users: [] };
  const others = known.users.filter((id) => id !== user);
  const users = change === "added" ? [...others, user] : others;
  const reacted = users.length === 0 ? [] : [{ name, users, count: users.length }];
  return {
    ...message,
    reactions: [...reactions.filter((one) => one.name !== name), ...reacted],
  };
}

type ChangeEvent = Extract<PageEvent, { kind: "change" }>["change"];

function changed(state: PageState, change: ChangeEvent): PageState {
  switch (change.kind) {
    case "posted":
    case "updated": {
      const { channel, message } = change;
      return {
        ...state,
        messages: { ...state.messages, [channel]: put(state.messages[channel], message) },
      };
    }
    case "deleted": {
      const { channel, message } = change;
      const kept = (state.messages[channel] ?? []).filter(({ ts }) => ts !== message.ts);
      return { ...state, messages: { ...state.messages, [channel]: kept } };
    }
    case "ephemeral": {
      const { channel, user, message } = change;
      const others = state.whispers.filter((whisper) => whisper.message.ts !== message.ts);
      const own = change.change === "deleted" ? [] : [{ channel, user, message }];
      return { ...state, whispers: [...others, ...own] };
    }
    case "status": {
      const key = threadKey(change.channel, change.threadTs);
      return { ...state, statuses: { ...state.statuses, [key]: change.status } };
    }
    case "session": {
      const key = threadKey(change.channel, change.threadTs);
      return { ...state, sessions: { ...state.sessions, [key]: change.status === "processing" } };
    }
    case "reaction": {
      const { channel, ts } = change;
      const message = state.messages[channel]?.find((one) => one.ts === ts);
      if (message === undefined) return state;
      const reacted = react(message, change);
      return {
        ...state,
        messages: { ...state.messages, [channel]: put(state.messages[channel], reacted) },
      };
    }
    default:
      return state;
  }
}

/** The state after an event; pure. */
export function nextState(state: PageState, event: StateEvent): PageState {
  switch (event.kind) {
    case "connected":
      return { ...state, isConnected: event.isConnected };
    case "setting-up":
      return { ...state, settingUp: event.world };
    case "scene": {
      const { scene } = event;
      const { messages, whispers, runs } = scene;
      return { ...emptyState, isConnected: true, scene, messages, whispers, runs };
    }
    case "run": {
      const key = threadKey(event.run.channel, event.run.threadTs);
      const others = state.runs.filter((run) => threadKey(run.channel, run.threadTs) !== key);
      return { ...state, runs: [...others, event.run] };
    }
    case "change":
      return changed(state, event.change);
  }
}
