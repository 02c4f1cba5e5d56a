import type { ContentBlock, Model, ModelRequest, ModelTurn, Usage } from "@lynceus/agent";
import { type Finding, failuresOf, type InvestigationRequest } from "@lynceus/contract";
import { readSteps, type Skill, skillFor } from "@lynceus/skills";
import { ACTIVATE_SKILL } from "../answer/activate-skill.ts";
import { SUBMIT_ANSWER } from "../answer/submit-answer.ts";
import { type Plan, planCalls } from "./plan-calls.ts";
import { type Conversation, readConversation } from "./read-conversation.ts";
import { writeAnswer } from "./write-answer.ts";

export interface OfflineModelOptions {
  readonly request: InvestigationRequest;
  readonly skills: readonly Skill[];
}

/** Who is said to have answered when there is no model. */
const offlineName = "offline rules";

const CALLS_A_TURN = 3;
/** Failures of one application that are explained together at most. */
const MOST_FINDINGS = 2;

const NO_USAGE: Usage = {
  cache_creation: null,
  cache_creation_input_tokens: null,
  cache_read_input_tokens: null,
  inference_geo: null,
  input_tokens: 0,
  output_tokens: 0,
  output_tokens_details: null,
  server_tool_use: null,
  service_tier: null,
  speed: null,
};

type Move =
  | { readonly kind: "activate"; readonly skill: string; readonly about: Finding }
  | { readonly kind: "look"; readonly calls: Plan["calls"] }
  | { readonly kind: "submit"; readonly leftOut: readonly string[] };

/**
 * Rules that answer where there is no model: activates the skill that treats the finding, makes the calls that
 * the skill's steps name, and writes the answer from templates. Decides by the conversation alone, so that a
 * resumed run goes on as any other. Costs nothing and needs no network.
 */
export function createOfflineModel({ request, skills }: OfflineModelOptions): Model {
  const findings = toExplain(request);
  return {
    name: offlineName,
    cost: () => 0,
    async turn(asked, hear, signal) {
      signal.throwIfAborted();
      const conversation = readConversation(asked.messages);
      const move = nextMove(conversation, findings, { request, skills, tools: asked.tools });
      const content = asked.mayCallTools
        ? toBlocks(move, conversation, findings, request)
        : [text(lastWord(conversation, findings, request))];
      for (const block of content) {
        if (block.type === "text") hear({ kind: "text", delta: block.text });
      }
      return toTurn(asked, content);
    },
  };
}

/** The failures that were picked, else the worst one. */
function toExplain({ diagnosis, focus }: InvestigationRequest): readonly Finding[] {
  const picked = diagnosis.findings.filter(({ id }) => focus.includes(id));
  return (picked.length > 0 ? picked : failuresOf(diagnosis)).slice(0, MOST_FINDINGS);
}

/** What is looked into where no rule finds a failure, if a skill treats that: the application as a whole. */
function noFailure({ diagnosis }: InvestigationRequest): Finding {
  const { namespace, name } = diagnosis.application;
  return {
    id: "none",
    mode: "?",
    severity: "info",
    subject: "application",
    resource: { group: "argoproj.io", version: "", kind: "Application", namespace, name },
    headline: "no failure was found by rule",
    facts: [],
    evidence: [],
  };
}

function nextMove(
  { calls: made, skills: active }: Conversation,
  findings: readonly Finding[],
  options: OfflineModelOptions & Pick<ModelRequest, "tools">,
): Move {
  const { diagnosis } = options.request;
  const read = made.flatMap(({ evidence }) => evidence ?? []);
  const leftOut: string[] = [];
  const subjects = findings.length > 0 ? findings : [noFailure(options.request)];
  for (const finding of subjects) {
    const { mode } = finding;
    const skill = skillFor(options.skills, { mode, layer: diagnosis.layer });
    if (skill === undefined) {
      if (findings.length === 0) continue;
      leftOut.push(`more than the first look saw: no skill treats this failure (mode ${mode})`);
      continue;
    }
    const body = active.get(skill.name);
    if (body === undefined) return { kind: "activate", skill: skill.name, about: finding };
    const { steps } = readSteps(body, 1);
    const plan = planCalls({ ...options, diagnosis, finding, read, steps, made });
    if (plan.calls.length > 0) return { kind: "look", calls: plan.calls.slice(0, CALLS_A_TURN) };
    leftOut.push(...plan.leftOut);
  }
  return { kind: "submit", leftOut };
}

function toBlocks(
  move: Move,
  { calls }: Conversation,
  findings: readonly Finding[],
  { diagnosis }: InvestigationRequest,
): ContentBlock[] {
  const at = calls.length + 1;
  switch (move.kind) {
    case "activate":
      return [
        text(`Following the steps for this kind of failure: ${move.about.headline}.`),
        use(at, ACTIVATE_SKILL, { name: move.skill }),
      ];
    case "look":
      return move.calls.map(({ tool, input }, index) => use(at + index, tool, input));
    case "submit": {
      const read = calls.flatMap(({ evidence }) => evidence ?? []);
      const answer = writeAnswer({ diagnosis, findings, read, leftOut: move.leftOut });
      return [use(at, SUBMIT_ANSWER, answer)];
    }
  }
}

/** The last word of a run whose budget is used up. */
function lastWord(
  { calls }: Conversation,
  findings: readonly Finding[],
  { diagnosis }: InvestigationRequest,
): string {
  const read = calls.flatMap(({ evidence }) => evidence ?? []);
  return writeAnswer({ diagnosis, findings, read, leftOut: [] }).rootCause;
}

function text(words: string): ContentBlock {
  return { type: "text", text: words, citations: null };
}

function use(at: number, name: string, input: unknown): ContentBlock {
  return { type: "tool_use", id: `rule_${at}`, name, input, caller: { type: "direct" } };
}

function toTurn({ model }: ModelRequest, content: readonly ContentBlock[]): ModelTurn {
  const stopReason = content.some(({ type }) => type === "tool_use") ? "tool_use" : "end_turn";
  return { model, content, stopReason, usage: NO_USAGE };
}
