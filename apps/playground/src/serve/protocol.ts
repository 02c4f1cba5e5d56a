import type { Change, Message, WorldEntry } from "@lynceus/standins";
import { z } from "zod";
import type { Part } from "../workspace.ts";

/** Who investigates on the stage. */
export const Investigator = z.enum(["rules", "claude"]);
export type Investigator = z.infer<typeof Investigator>;

const ts = z.string().regex(/^\d{1,12}\.\d{6}$/);
const id = z.string().min(1).max(64);

/** What the page may ask for: one JSON object per `POST /api/do`. */
export const Command = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("say"),
    channel: id,
    user: id,
    /** As typed: `@Lynceus` and names in plain words, or `/command`; nothing of it is markup. */
    text: z.string().trim().min(1).max(12_000),
    threadTs: ts.optional(),
  }),
  z.object({
    do: z.literal("press"),
    channel: id,
    user: id,
    ts,
    actionId: z.string().max(255),
    blockId: z.string().max(255).optional(),
    value: z.string().max(2_000).optional(),
  }),
  z.object({ do: z.literal("stop"), channel: id, user: id, threadTs: ts }),
  z.object({ do: z.literal("play"), world: z.string().max(100), investigator: Investigator }),
]);
export type Command = z.infer<typeof Command>;

/** What came of a command; a refusal is a sentence for the person. */
export type Outcome =
  | { readonly ok: true; readonly ts?: string; readonly acked?: boolean }
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
  /** Another world is being set up. */
  | { readonly kind: "setting-up"; readonly world: string };
