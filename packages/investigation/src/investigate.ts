import {
  type AgentTool,
  type Model,
  type RunEnd,
  type RunJournal,
  type RunOptions,
  runAgent,
} from "@lynceus/agent";
import type {
  Answer,
  Budget,
  InvestigationEnd,
  InvestigationProgress,
  InvestigationRequest,
} from "@lynceus/contract";
import type { Skill } from "@lynceus/skills";
import { activateSkill } from "./answer/activate-skill.ts";
import { readThread } from "./answer/read-thread.ts";
import { submitAnswer } from "./answer/submit-answer.ts";
import { SubmittedAnswer } from "./answer/submitted-answer.ts";
import { saidAnswer, toAnswer } from "./answer/to-answer.ts";
import { toEvidence } from "./evidence/evidence.ts";
import { firstEvidence } from "./evidence/first-evidence.ts";
import { opening } from "./prompt/opening.ts";
import { systemPrompt } from "./prompt/system-prompt.ts";
import { createRunView, type RunView } from "./run-view.ts";
import { type Verifier, verifyAnswer } from "./verify/verify-answer.ts";

export interface InvestigateOptions {
  /** The investigation's id, for traces. */
  readonly id: string;
  readonly request: InvestigationRequest;
  /** The asker's tools; what they may not do is not among them. */
  readonly tools: readonly AgentTool[];
  readonly skills: readonly Skill[];
  readonly model: Model;
  /** The model's name in requests: `claude-sonnet-5-5`. */
  readonly modelName: string;
  /** Who looks at the answer a second time; by rule, without a model, when absent. */
  readonly verifier?: Verifier | undefined;
  /** Asked once when the model refuses. */
  readonly escalation?: RunOptions["escalation"];
  readonly journal: RunJournal;
  readonly budget?: Budget | undefined;
  /** Told often, complete each time; must not throw. */
  readonly onProgress: (progress: InvestigationProgress) => void;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  readonly logger: RunOptions["logger"];
}

/** What one investigation may cost unless configured otherwise. */
export const defaultBudget: Budget = { steps: 24, tokens: 1_500_000, usd: 1, wallMs: 300_000 };

const WRAP_UP =
  "The budget of this investigation is used up and no tool can be called any more. Say in three sentences at most what is most likely wrong and what it rests on, what is not proven, and what a person should look at next.";

/**
 * One investigation from wherever its journal stands to its end: the model looks with tools, hands in an answer,
 * the answer's citations are checked and its claims are looked at a second time. A resumed run repeats neither a
 * turn nor a call. Throws the signal's reason, `RunSuperseded` and bugs; all else is an end.
 */
export async function investigate(
  options: InvestigateOptions,
  signal: AbortSignal,
): Promise<InvestigationEnd> {
  const { id, request, skills, model, modelName, escalation, journal, logger, clock } = options;
  const view = createRunView({
    first: toEvidence(firstEvidence(request.diagnosis)),
    onProgress: options.onProgress,
  });
  const end = await runAgent(
    {
      id,
      model,
      modelName,
      escalation,
      journal,
      logger,
      ...(clock === undefined ? {} : { clock }),
      system: systemPrompt(skills),
      tools: [...options.tools, readThread(request), ...activateSkill(skills), submitAnswer(view)],
      opening: opening(request),
      budget: options.budget ?? defaultBudget,
      wrapUp: WRAP_UP,
      onEvent: view.hear,
    },
    signal,
  );
  const answer = answerOf(end, view, request);
  const rest = { model: nameOf(end, options), steps: view.progress().steps, spent: end.spent };
  if (typeof answer === "string") return { kind: "unfinished", sentence: answer, ...rest };

  const verified = await verifyAnswer(answer, options, signal);
  const spent = {
    ...end.spent,
    tokens: end.spent.tokens + verified.tokens,
    usd: end.spent.usd + verified.usd,
  };
  return { kind: "answered", answer: verified.answer, ...rest, spent };
}

/** The answer that a run came to, or the sentence that says why there is none. */
function answerOf(
  end: RunEnd,
  view: RunView,
  { diagnosis }: InvestigationRequest,
): Answer | string {
  switch (end.kind) {
    case "submitted": {
      const submitted = SubmittedAnswer.parse(end.input);
      return toAnswer(submitted, view.ledger(), view.sourceOf, diagnosis);
    }
    case "said":
      return saidAnswer(end.text, "What it rests on: no evidence was cited.", diagnosis);
    case "wrapped-up":
      return end.text === ""
        ? `The investigation ended before it came to an answer: ${USED_UP[end.why]}. What the first look found stands; ask again with one failure picked.`
        : saidAnswer(
            end.text,
            `The investigation ended early: ${USED_UP[end.why]}. No evidence was cited.`,
            diagnosis,
          );
    case "failed":
      return end.sentence;
  }
}

const USED_UP: Readonly<Record<Extract<RunEnd, { kind: "wrapped-up" }>["why"], string>> = {
  steps: "it took as many steps as it may",
  tokens: "it read as much as it may",
  usd: "it cost as much as it may",
  time: "its time was up",
  loop: "it went in circles",
};

/** Who is said to have answered: the model that was asked last, unless it is no model at all. */
function nameOf(end: RunEnd, { model, modelName }: InvestigateOptions): string {
  return end.model === modelName ? model.name : end.model;
}
