import type {
  Change,
  CommandSeed,
  Message,
  SelectOption,
  ShortcutSeed,
  View,
  WorldEntry,
} from "@lynceus/standins";
import { z } from "zod";
import type { Part } from "../workspace.ts";

/** Who investigates on the stage: rules, Claude, or a script that stands in for a model. */
export const Investigator = z.enum(["rules", "claude", "script"]);
export type Investigator = z.infer<typeof Investigator>;

/** What can be broken: the next of its kind, or (`argocd-down`) until it is mended. */
export const Breakage = z.enum([
  "late-ack",
  "expired-trigger",
  "cut-streams",
  "slack-busy",
  "lost-connection",
  "argocd-down",
]);
export type Breakage = z.infer<typeof Breakage>;

const ts = z.string().regex(/^\d{1,12}\.\d{6}$/);
const id = z.string().min(1).max(64);
const idOfBlockKit = z.string().max(255);

/** Where somebody acts: on a message, or in what the app shows beside its messages. */
const at = z.union([z.object({ channel: id, ts }), z.object({ view: z.enum(["modal", "home"]) })]);
const values = z.array(z.string().max(3_000)).max(100);
const element = { actionId: idOfBlockKit, blockId: idOfBlockKit.optional() };

/** Of one file, and of all that come with a message: 4 MB as base64. */
const MAX_FILE = 5_600_000;

/** What the page may ask for: one JSON object per `POST /api/do`. */
export const Command = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("say"),
    channel: id,
    user: id,
    /** As typed: `@Lynceus` and names in plain words, or `/command`; nothing of it is markup. */
    text: z.string().max(12_000),
    threadTs: ts.optional(),
    files: z
      .array(z.object({ name: z.string().min(1).max(255), base64: z.base64().max(MAX_FILE) }))
      .max(10)
      .optional(),
  }),
  z.object({
    do: z.literal("edit"),
    channel: id,
    user: id,
    ts,
    text: z.string().trim().min(1).max(12_000),
  }),
  z.object({ do: z.literal("remove"), channel: id, user: id, ts }),
  z.object({
    do: z.literal("react"),
    channel: id,
    user: id,
    ts,
    name: z.string().regex(/^[\w+'-]{1,100}$/),
    /** Whether it is taken back. */
    undo: z.boolean().optional(),
  }),
  z.object({
    do: z.literal("press"),
    user: id,
    at,
    ...element,
    value: z.string().max(2_000).optional(),
  }),
  /** Sets an element: options by value, people and channels by id; nothing clears it. */
  z.object({ do: z.literal("choose"), user: id, at, ...element, values }),
  z.object({ do: z.literal("suggest"), user: id, at, ...element, query: z.string().max(200) }),
  /** Hands in the modal in front, with what was filled in since it was opened. */
  z.object({
    do: z.literal("submit"),
    user: id,
    filled: z.array(z.object({ blockId: idOfBlockKit, actionId: idOfBlockKit, values })).max(100),
  }),
  z.object({ do: z.literal("dismiss"), user: id }),
  z.object({
    do: z.literal("message-shortcut"),
    user: id,
    channel: id,
    ts,
    callbackId: idOfBlockKit,
  }),
  z.object({ do: z.literal("shortcut"), user: id, callbackId: idOfBlockKit }),
  z.object({ do: z.literal("open-home"), user: id, tab: z.enum(["home", "messages"]) }),
  z.object({ do: z.literal("stop"), channel: id, user: id, threadTs: ts }),
  z.object({ do: z.literal("play"), world: z.string().max(100), investigator: Investigator }),
  z.object({ do: z.literal("break"), what: Breakage }),
  z.object({ do: z.literal("mend"), what: z.literal("argocd-down") }),
]);
export type Command = z.infer<typeof Command>;

/** What came of a command; a refusal is a sentence for the person. */
export type Outcome =
  | {
      readonly ok: true;
      readonly ts?: string;
      readonly acked?: boolean;
      /** What the app found wrong with a submission, by block id. */
      readonly errors?: Readonly<Record<string, string>>;
      /** What the app offers for what was typed. */
      readonly options?: readonly SelectOption[];
    }
  | { readonly ok: false; readonly sentence: string };

/** Somebody whom the person at the page can be. */
export interface Resident {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly part: Part;
}

export interface Room {
  readonly id: string;
  /** Empty for the direct message between a resident and the bot. */
  readonly name: string;
  readonly kind: "channel" | "direct";
  readonly members: readonly string[];
}

/** One entry of a run's trace: a turn of the model, or a call of a tool. */
export type TraceEntry =
  | {
      readonly kind: "turn";
      /** Milliseconds of work before it was over. */
      readonly atMs: number;
      readonly inputTokens: number;
      readonly outputTokens: number;
      readonly usd: number;
      readonly calls: readonly string[];
    }
  | {
      readonly kind: "call";
      readonly atMs: number;
      readonly tool: string;
      readonly text: string;
      readonly outcome?: string;
      readonly failed: boolean;
      readonly tookMs: number;
      /** What the tool answered, as the model read it. */
      readonly content: string;
    };

/** An investigation as the page tells it. */
export interface Run {
  readonly channel: string;
  readonly threadTs: string;
  readonly application: string;
  readonly state: "under-way" | "answered" | "unfinished" | "stopped";
  readonly model?: string;
  readonly entries: readonly TraceEntry[];
  readonly ms?: number;
  readonly tokens?: number;
  readonly usd?: number;
}

/** Everything that there is to see on a stage. Messages are flat: roots and replies, oldest first. */
export interface Scene {
  /** Which stage of this demo it is, from 1. */
  readonly number: number;
  readonly world: WorldEntry;
  readonly worlds: readonly Pick<WorldEntry, "id" | "mode" | "about">[];
  readonly team: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly residents: readonly Resident[];
  readonly rooms: readonly Room[];
  /** The channel in which one asks about this world, and who asks. */
  readonly home: string;
  readonly asker: string;
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  readonly whispers: readonly Whisper[];
  readonly runs: readonly Run[];
  readonly investigator: Investigator;
  readonly investigators: readonly Investigator[];
  readonly commands: readonly CommandSeed[];
  readonly shortcuts: readonly ShortcutSeed[];
  /** Everybody's home tab, by person. */
  readonly homes: Readonly<Record<string, View>>;
  /** What the app is doing in threads, and what it suggests: the latest of each. */
  readonly lately: readonly Change[];
  readonly isArgocdDown: boolean;
}

/** A message that one person alone sees. */
export interface Whisper {
  readonly channel: string;
  readonly user: string;
  readonly message: Message;
}

/** What the page is told, one per server-sent event. */
export type PageEvent =
  | { readonly kind: "scene"; readonly scene: Scene }
  | { readonly kind: "change"; readonly change: Change }
  | { readonly kind: "run"; readonly run: Run }
  | { readonly kind: "argocd"; readonly isDown: boolean }
  /** Another world is being set up. */
  | { readonly kind: "setting-up"; readonly world: string };
