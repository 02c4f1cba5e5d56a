import { modes } from "@lynceus/diagnosis";
import { listWorlds, loadWorld, type WorldEntry } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import { answersTruth, tellingWords } from "./answers-truth.ts";
import { askOnce } from "./ask-once.ts";
import { messageLines } from "./print-message.ts";
import { startStage } from "./stage.ts";

/** One question of one world, asked and held against what is true there. */
export interface WorldResult {
  readonly world: string;
  readonly mode: string;
  readonly question: string;
  /** Milliseconds to the first visible message; undefined when none came. */
  readonly firstMs: number | undefined;
  /** What the answer misses or says wrongly; empty when the true cause is named. */
  readonly problems: readonly string[];
}

/** A first look must be there within a second. */
export const FIRST_MESSAGE_WITHIN_MS = 1000;

const plain = (_style: string, text: string) => text;

/** The shipped worlds whose failure mode the rules know, and those where nothing is wrong. */
function treatedWorlds(): readonly WorldEntry[] {
  const treated = new Set(["healthy", "multi", ...modes]);
  return listWorlds().filter(({ mode }) => treated.has(mode));
}

/** Of several failures a first look names each and asks which; of one it names the cause. */
function truthOf(entry: WorldEntry, answer: string): readonly string[] {
  const { failures, mustSay, mustNotSay } = entry.truth;
  if (failures.length === 0) return answersTruth(answer, { mustSay, mustNotSay });
  const names = failures.flatMap(tellingWords);
  return answersTruth(answer, { mustSay: [...names, "which one"], mustNotSay });
}

async function askWorld(
  entry: WorldEntry,
  logger: Logger,
  signal: AbortSignal,
): Promise<readonly WorldResult[]> {
  const stage = await startStage({ world: loadWorld(entry.id), logger });
  try {
    const results: WorldResult[] = [];
    for (const question of entry.truth.questions) {
      const base = { world: entry.id, mode: entry.mode, question };
      try {
        const asked = await askOnce(stage, question, { channel: stage.channel, signal });
        const answer = asked.messages.flatMap((message) => messageLines(message, plain)).join("\n");
        const firstMs = Math.round(asked.messages[0]?.afterMs ?? 0);
        const late = firstMs > FIRST_MESSAGE_WITHIN_MS ? [`first message after ${firstMs} ms`] : [];
        results.push({ ...base, firstMs, problems: [...truthOf(entry, answer), ...late] });
      } catch (error) {
        signal.throwIfAborted();
        results.push({ ...base, firstMs: undefined, problems: [String(error)] });
      }
    }
    return results;
  } finally {
    await stage.close();
  }
}

/** Asks every treated world its questions, one world after the other. */
export async function runAll(logger: Logger, signal: AbortSignal): Promise<readonly WorldResult[]> {
  const results: WorldResult[] = [];
  for (const entry of treatedWorlds()) {
    signal.throwIfAborted();
    results.push(...(await askWorld(entry, logger, signal)));
  }
  return results;
}
