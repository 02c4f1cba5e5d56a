import { messageLines } from "../../apps/playground/src/print-message.ts";
import type { Stage } from "../../apps/playground/src/stage.ts";
import type { EvalCase, Turn } from "../case.ts";
import type { Ear, Investigated } from "./create-ear.ts";

/** What came of one turn. */
export interface Played {
  readonly turn: Turn;
  /** All that Lynceus said to it, as one reads it; empty for silence. */
  readonly text: string;
  /** Milliseconds to the first word; undefined for silence. */
  readonly firstMs: number | undefined;
  /** Milliseconds until nothing more was to come. */
  readonly ms: number;
  readonly investigated: readonly Investigated[];
}

/** A recorded world with the bot before it. */
export interface Room {
  readonly stage: Stage;
  readonly ear: Ear;
  /** How long one turn may take. */
  readonly withinMs: number;
}

interface Place {
  readonly channel: string;
  readonly threadTs: string | undefined;
}

/** What is not for Lynceus may never be handled: after this it was not. */
const LEFT_ALONE_MS = 1_500;
const COLLEAGUE = "U0IVO00002";
const plain = (_style: string, text: string) => text;
const asksBack = (text: string) => /which one/i.test(text);

/** Says something in the thread, or begins one with it; returns its ts. */
function say(turn: Turn, { stage }: Room, { channel, threadTs }: Place): string {
  const mentions = turn.mentions ?? (threadTs === undefined && turn.by === undefined);
  const text = mentions ? `<@${stage.slack.bot.userId}> ${turn.says}` : turn.says;
  const user = turn.by === "colleague" ? COLLEAGUE : stage.askerId;
  const thread = threadTs === undefined ? {} : { threadTs };
  return stage.slack.say({ channel, user, text, ...thread }).ts;
}

/** A message of the same Slack that is answered: whatever was said before it has been heard by then. */
async function afterAnother({ stage, ear, withinMs }: Room, channel: string, signal: AbortSignal) {
  const ts = stage.ask("help", channel);
  await ear.done(`${channel}:${ts}`, withinMs, signal);
}

function saidSince({ stage }: Room, channel: string, threadTs: string, ts: string): string {
  const seen = stage.slack
    .ephemerals(channel, stage.askerId)
    .filter((message) => message.thread_ts === threadTs);
  return [...stage.slack.thread(channel, threadTs), ...seen]
    .filter((message) => message.user === stage.slack.bot.userId && message.ts > ts)
    .flatMap((message) => messageLines(message, plain))
    .join("\n");
}

async function playTurn(
  turn: Turn,
  room: Room,
  place: Place,
  signal: AbortSignal,
): Promise<Played & { readonly threadTs: string }> {
  const { stage, ear, withinMs } = room;
  const { channel } = place;
  let firstMs: number | undefined;
  let threadTs = place.threadTs;
  const askedAt = performance.now();
  const unsubscribe = stage.slack.onChange((change) => {
    if (change.kind !== "posted" && change.kind !== "ephemeral") return;
    const { user, thread_ts: at } = change.message;
    if (user === stage.slack.bot.userId && at === threadTs) {
      firstMs ??= Math.round(performance.now() - askedAt);
    }
  });
  try {
    const ts = say(turn, room, place);
    threadTs ??= ts;
    const message = `${channel}:${ts}`;
    const isForUs = turn.expects !== "silence";
    if (!isForUs) await afterAnother(room, channel, signal);
    const investigated = isForUs
      ? await ear.done(message, withinMs, signal)
      : await ear.done(message, LEFT_ALONE_MS, signal).catch(() => []);
    const ms = Math.round(performance.now() - askedAt);
    const text = saidSince(room, channel, threadTs, ts);
    return { turn, text, firstMs, ms, investigated, threadTs };
  } finally {
    unsubscribe();
  }
}

/** Plays a case from its first word to its last. Rejects with a sentence when an answer does not come. */
export async function playCase(
  one: EvalCase,
  room: Room,
  signal: AbortSignal,
): Promise<readonly Played[]> {
  const { stage } = room;
  const channel = one.channel === undefined ? stage.channel : stage.channelNamed(one.channel);
  const played: Played[] = [];
  let threadTs: string | undefined;
  for (const turn of one.turns) {
    const first = await playTurn(turn, room, { channel, threadTs }, signal);
    threadTs = first.threadTs;
    if (turn.ifAskedBack === undefined || !asksBack(first.text)) {
      played.push(first);
      continue;
    }
    const reply = { says: turn.ifAskedBack };
    const second = await playTurn(reply, room, { channel, threadTs }, signal);
    played.push({
      turn,
      text: `${first.text}\n${second.text}`,
      firstMs: first.firstMs,
      ms: first.ms + second.ms,
      investigated: [...first.investigated, ...second.investigated],
    });
  }
  return played;
}
