import type { InvestigationEnd, InvestigationRequest } from "@lynceus/contract";
import type { Skill } from "@lynceus/skills";
import { loadSkills, shippedSkills } from "@lynceus/skills";
import { listWorlds, loadWorld, type WorldEntry } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import { answersTruth, says } from "./answers-truth.ts";
import { type Asked, askOnce, hearOut } from "./ask-once.ts";
import { messageLines } from "./print-message.ts";
import { type Stage, startStage } from "./stage.ts";

/** One world's question with the investigation that followed, held against what is true there. */
export interface InvestigatedWorld {
  readonly world: string;
  readonly mode: string;
  readonly question: string;
  /** Whether a skill that is loaded treats this failure mode. */
  readonly treated: boolean;
  /** Whether an investigation followed: nothing wrong, nothing to investigate. */
  readonly investigated: boolean;
  /** Every word of the true cause was said. */
  readonly found: boolean;
  /** What was said of the cause that is not so. */
  readonly wrong: readonly string[];
  /** Cited excerpts that the first look did not have. */
  readonly newEvidence: number;
  readonly confidence: string;
  readonly toolCalls: number;
  readonly tokens: number;
  readonly ms: number;
  readonly problem?: string;
}

/** Most of a world's time is Slack's one message a second. */
const AT_ONCE = 4;

const plain = (_style: string, text: string) => text;
const readAloud = (asked: Asked) =>
  asked.messages.flatMap((message) => messageLines(message, plain)).join("\n");

type Ended = { readonly request: InvestigationRequest; readonly end: InvestigationEnd };

/** Asks; where several failures are told apart and asked back, wants all of them. */
async function ask(stage: Stage, question: string, signal: AbortSignal): Promise<string> {
  const { channel } = stage;
  const options = { channel, signal, investigated: true };
  const asked = await askOnce(stage, question, options);
  const text = readAloud(asked);
  if (!/Which one/.test(text)) return text;
  const begin = () => {
    stage.say("both", channel, asked.threadTs);
    return asked.threadTs;
  };
  return `${text}\n${readAloud(await hearOut(stage, begin, options))}`;
}

function countNewEvidence({ request, end }: Ended): number {
  if (end.kind !== "answered") return 0;
  const seen = JSON.stringify(request.diagnosis).replaceAll(/\\+["n]|\s+/g, " ");
  const isNew = (excerpt: string) => {
    const flat = excerpt
      .replaceAll(/\\+["n]|\s+/g, " ")
      .replaceAll('"', " ")
      .trim();
    return !seen.replaceAll('"', " ").includes(flat);
  };
  const excerpts = end.answer.claims.flatMap(({ citations }) => citations);
  return new Set(excerpts.map(({ excerpt }) => excerpt).filter(isNew)).size;
}

async function investigateWorld(
  entry: WorldEntry,
  skills: readonly Skill[],
  logger: Logger,
  signal: AbortSignal,
): Promise<InvestigatedWorld> {
  const { id: world, mode, truth } = entry;
  const [question = ""] = truth.questions;
  const treated = skills.some(({ modes }) => modes.includes(mode));
  let ended: Ended | undefined;
  const stage = await startStage({
    world: loadWorld(world),
    logger,
    investigates: true,
    onInvestigated: (request, end) => {
      ended = { request, end };
    },
  });
  const base = { world, mode, question, treated };
  const nothing = { newEvidence: 0, confidence: "-", toolCalls: 0, tokens: 0, ms: 0 };
  try {
    const text = await ask(stage, question, signal);
    const wrong = truth.mustNotSay.filter((words) => says(text, words));
    const found = answersTruth(text, { ...truth, mustNotSay: [] }).length === 0;
    const told = { ...base, found, wrong, investigated: ended !== undefined };
    if (ended === undefined) return { ...told, ...nothing };
    const { end } = ended;
    const { toolCalls, tokens, ms } = end.spent;
    const confidence = end.kind === "answered" ? end.answer.confidence : end.kind;
    return { ...told, newEvidence: countNewEvidence(ended), confidence, toolCalls, tokens, ms };
  } catch (error) {
    signal.throwIfAborted();
    const problem = error instanceof Error ? error.message : String(error);
    return { ...base, ...nothing, found: false, wrong: [], investigated: false, problem };
  } finally {
    await stage.close();
  }
}

/** Asks every recorded world its question and waits for the investigation; in the order of the worlds. */
export async function runInvestigations(
  logger: Logger,
  signal: AbortSignal,
): Promise<readonly InvestigatedWorld[]> {
  const { skills } = await loadSkills([shippedSkills]);
  const worlds = listWorlds().filter(({ truth }) => truth.questions.length > 0);
  const results = new Map<string, InvestigatedWorld>();
  const waiting = [...worlds];
  const work = async () => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      signal.throwIfAborted();
      results.set(entry.id, await investigateWorld(entry, skills, logger, signal));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return worlds.flatMap(({ id }) => results.get(id) ?? []);
}
