import { renderInvestigationEnd } from "../render/render-investigation-end.ts";
import { renderProgress, renderProgressDone, renderQueued } from "../render/render-progress.ts";
import type { Rendered } from "../rendered.ts";
import { about, answered, spent, steps } from "./investigation-samples.ts";

/** An investigation from its queue to each of its ends. */
export const investigationGallery: Readonly<Record<string, Rendered>> = {
  "an investigation waits": renderQueued(3, about),
  "an investigation begins": renderQueued(0, about),
  "an investigation under way": renderProgress(
    {
      plan: "The log of the new revision, then what changed with it.",
      steps: steps.map((step, index) => (index === 1 ? { ...step, state: "running" } : step)),
      note: "The model did not answer; it is asked again in 4 s.",
    },
    about,
  ),
  "an investigation is over": renderProgressDone(steps, about),
  "an answer": renderInvestigationEnd(answered(), about),
  "an answer by rules, nothing cited": renderInvestigationEnd(
    {
      ...answered(
        { claims: [], confidence: "low", notChecked: [], fix: undefined },
        "offline rules",
      ),
      spent: { ...spent, tokens: 0, usd: 0, ms: 1_240 },
    },
    about,
  ),
  "no answer": renderInvestigationEnd(
    {
      kind: "unfinished",
      model: "claude-sonnet-5-5",
      steps,
      spent,
      sentence: "The model was overloaded for five tries. Ask again in a few minutes.",
    },
    about,
  ),
  "stopped by a person": renderInvestigationEnd(
    { kind: "stopped", by: "U0DANA0001", model: "claude-sonnet-5-5", steps, spent },
    about,
  ),
  "stopped before it began": renderInvestigationEnd(
    {
      kind: "stopped",
      by: "U0DANA0001",
      model: "offline rules",
      steps: [],
      spent: { steps: 0, toolCalls: 0, tokens: 0, usd: 0, ms: 0 },
    },
    about,
  ),
};
