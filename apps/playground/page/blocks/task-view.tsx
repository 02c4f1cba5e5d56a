import type { Block, RichElement, TextObject } from "./block.ts";
import { wordsOf } from "./block.ts";
import { RichText } from "./rich-text.tsx";

export interface Task {
  readonly task_id?: string;
  readonly title?: string;
  readonly status?: string;
  readonly details?: Block;
  readonly output?: Block;
}

const MARKS: Readonly<Record<string, string>> = {
  pending: "○",
  in_progress: "…",
  complete: "✓",
  error: "✗",
};

function Words({ block }: { readonly block: Block | undefined }) {
  if (block === undefined) return null;
  return (
    <div className="muted">
      <RichText elements={(block.elements ?? []) as readonly RichElement[]} />
    </div>
  );
}

/** One step of what an app is doing. */
export function TaskView({ task: { title, status, details, output } }: { readonly task: Task }) {
  return (
    <div className="task" data-status={MARKS[status ?? ""] === undefined ? "pending" : status}>
      <span role="img" aria-label={status}>
        {MARKS[status ?? ""] ?? "○"}
      </span>
      <div>
        {title}
        <Words block={details} />
        <Words block={output} />
      </div>
    </div>
  );
}

/** Several steps under one title. */
export function PlanView({
  title,
  tasks,
}: {
  readonly title: TextObject | string | undefined;
  readonly tasks: readonly Task[];
}) {
  return (
    <div className="plan">
      <b>{wordsOf(title)}</b>
      {tasks.map((task, index) => (
        <TaskView key={task.task_id ?? `${index}`} task={task} />
      ))}
    </div>
  );
}
