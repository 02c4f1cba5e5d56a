import type { Message, View } from "@lynceus/standins";
import type { PageEvent, Run, Scene, Whisper } from "../../src/serve/protocol.ts";

/** What the app says it is doing in a thread. */
export interface Status {
  readonly text: string;
  /** Shown in turn instead. */
  readonly loadingMessages: readonly string[];
}

/** What the app suggests to ask. */
export type Suggested = Pick<Extract<ChangeEvent, { kind: "prompts" }>, "title" | "prompts">;

/** What the page knows of the stage: the scene as it was told, and all that has changed since. */
export interface PageState {
  readonly scene: Scene | undefined;
  readonly settingUp: string | undefined;
  readonly isConnected: boolean;
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  readonly whispers: readonly Whisper[];
  /** By channel and thread. */
  readonly statuses: Readonly<Record<string, Status>>;
  /** By channel and thread; without a thread, of the direct message. */
  readonly suggested: Readonly<Record<string, Suggested>>;
  /** The threads in which an agent session is at work, and can be stopped. */
  readonly sessions: Readonly<Record<string, boolean>>;
  readonly runs: readonly Run[];
  /** Everybody's open modals, the one in front last, by person: since the page is there, as in Slack. */
  readonly modals: Readonly<Record<string, readonly View[]>>;
  readonly homes: Readonly<Record<string, View>>;
  /** What the app found wrong with a modal, by the modal's id, then by block id. */
  readonly refusals: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly isArgocdDown: boolean;
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
  modals: {},
  homes: {},
  refusals: {},
  suggested: {},
  isArgocdDown: false,
};

export type StateEvent =
  | PageEvent
  | { readonly kind: "connected"; readonly isConnected: boolean }
  /** A message that only the reader saw is out of sight. */
  | { readonly kind: "hidden"; readonly ts: string };

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
      const { [key]: _, ...others } = state.statuses;
      const { status: text, loadingMessages = [] } = change;
      const told = text === "" ? others : { ...others, [key]: { text, loadingMessages } };
      return { ...state, statuses: told };
    }
    case "prompts": {
      const key = threadKey(change.channel, change.threadTs ?? "");
      return { ...state, suggested: { ...state.suggested, [key]: change } };
    }
    case "modal": {
      const { change: how, user, view, errors = {} } = change;
      const { [view.id]: _, ...others } = state.refusals;
      if (how === "refused") return { ...state, refusals: { ...others, [view.id]: errors } };
      const stack = state.modals[user] ?? [];
      const isKnown = stack.some(({ id }) => id === view.id);
      const replaced = stack.map((one) => (one.id === view.id ? view : one));
      const open = isKnown ? replaced : [...stack, view];
      const left = how === "closed" ? stack.filter(({ id }) => id !== view.id) : open;
      return { ...state, modals: { ...state.modals, [user]: left } };
    }
    case "home":
      return { ...state, homes: { ...state.homes, [change.user]: change.view } };
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
    case "title":
      return state;
  }
}

/** The state after an event; pure. */
export function nextState(state: PageState, event: StateEvent): PageState {
  switch (event.kind) {
    case "connected":
      return { ...state, isConnected: event.isConnected };
    case "hidden":
      return {
        ...state,
        whispers: state.whispers.filter(({ message }) => message.ts !== event.ts),
      };
    case "argocd":
      return { ...state, isArgocdDown: event.isDown };
    case "setting-up":
      return { ...state, settingUp: event.world };
    case "scene": {
      const { scene } = event;
      const { messages, whispers, runs, homes, isArgocdDown, lately } = scene;
      const told = { messages, whispers, runs, homes, isArgocdDown };
      return lately.reduce(changed, { ...emptyState, isConnected: true, scene, ...told });
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
