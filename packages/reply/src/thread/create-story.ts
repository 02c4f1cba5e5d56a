import type { InvestigationProgress, InvestigationStep } from "@lynceus/contract";
import type { AnyChunk, TaskUpdateChunk } from "@slack/types";
import type { Investigated } from "../render/investigated.ts";
import { applicationLabel } from "../words/application-label.ts";
import { capitalised } from "../words/phrases.ts";
import { plainLine } from "./plain-line.ts";

/** Slack's bound on a task's details and output; longer titles are hard to read on a phone. */
const TEXT = 256;
const TITLE = 150;
/** Slack takes 12,000 characters and 50 blocks in one stream. */
const MOST_CHARACTERS = 11_000;
const MOST_TASKS = 40;

const STATES = { running: "in_progress", done: "complete", failed: "error" } as const;

/** What one streamed message has told of an investigation, and what it still has to. */
export interface Story {
  /** How the message begins. */
  opening(progress: InvestigationProgress): readonly AnyChunk[];
  /** What has changed since; nothing when nothing has. */
  next(progress: InvestigationProgress): readonly AnyChunk[];
  /** Slack has these. */
  told(chunks: readonly AnyChunk[]): void;
  /** Whether a new message is to go on, before Slack takes nothing more for this one. */
  isFull(): boolean;
}

export interface StoryOptions {
  readonly about: Investigated;
  /** How many steps an earlier message has told to their end. */
  readonly from?: number;
  /** Another process may have told some of it in this message. */
  readonly isTakenOver?: boolean;
}

const isTask = (chunk: AnyChunk): chunk is TaskUpdateChunk => chunk.type === "task_update";
const signOf = ({ title, status }: TaskUpdateChunk) => `${status} ${title}`;

function planTask({ plan }: InvestigationProgress, isMade: boolean): TaskUpdateChunk {
  return {
    type: "task_update",
    id: "plan",
    title: "Decide what to look at",
    status: isMade ? "complete" : "in_progress",
    ...(plan === undefined ? {} : { details: plainLine(plan, TEXT) }),
  };
}

function stepTask({ text, state, outcome }: InvestigationStep, index: number): TaskUpdateChunk {
  return {
    type: "task_update",
    id: `step-${index + 1}`,
    status: STATES[state],
    title: plainLine(capitalised(text), TITLE) || "Look",
    ...(outcome === undefined ? {} : { output: plainLine(outcome, TEXT) }),
  };
}

/**
 * An investigation as the pieces of a stream: a plan, and a card for each step, resent under its id when its
 * state changes. Slack's own samples send details in increments, so details and output are told once only;
 * in a message that was taken over, only of what was seen under way here.
 */
export function createStory({ about, from = 0, isTakenOver = false }: StoryOptions): Story {
  const label = plainLine(applicationLabel(about.request.diagnosis.application), TITLE);
  const title = `Investigating ${label}${from > 0 ? ", continued" : ""}`;
  const signs = new Map<string, string>();
  const spoken = new Set<string>();
  let characters = 0;

  function tasksOf(progress: InvestigationProgress): readonly TaskUpdateChunk[] {
    const steps = progress.steps.map(stepTask).slice(from);
    const isMade = progress.plan !== undefined || progress.steps.length > 0;
    if (from > 0 || (isTakenOver && !isMade)) return steps;
    return [planTask(progress, isMade), ...steps];
  }

  function next(progress: InvestigationProgress): readonly TaskUpdateChunk[] {
    return tasksOf(progress).flatMap((task) => {
      const { details, output, ...bare } = task;
      const says = details !== undefined || output !== undefined;
      const maySay = !spoken.has(task.id) && (!isTakenOver || signs.has(task.id));
      if (says && maySay) return [task];
      return signs.get(task.id) === signOf(task) ? [] : [bare];
    });
  }

  return {
    opening: (progress) => [
      { type: "markdown_text", text: title },
      { type: "plan_update", title },
      ...next(progress),
    ],
    next,
    told(chunks) {
      for (const chunk of chunks) {
        characters += JSON.stringify(chunk).length;
        if (!isTask(chunk)) continue;
        signs.set(chunk.id, signOf(chunk));
        const says = chunk.details !== undefined || chunk.output !== undefined;
        if (says || (isTakenOver && chunk.status !== "in_progress")) spoken.add(chunk.id);
      }
    },
    isFull: () => characters >= MOST_CHARACTERS || signs.size >= MOST_TASKS,
  };
}
