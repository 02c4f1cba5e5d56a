import { LinkView } from "../markup/inline-view.tsx";
import { safeUrl } from "../markup/parse-inline.ts";
import type { Block, RichElement, TextObject } from "./block.ts";
import { wordsOf } from "./block.ts";
import { RichText } from "./rich-text.tsx";

export interface Task {
  readonly task_id?: string;
  readonly title?: string;
  readonly status?: string;
  readonly details?: Block;
  readonly output?: Block;
  readonly sources?: readonly { readonly url?: string; readonly text?: string }[];
}

const MARKS: Readonly<Record<string, string>> = {
  pending: "",
  in_progress: "",
  complete: "✓",
  error: "!",
};
const SAID: Readonly<Record<string, string>> = {
  pending: "not begun",
  in_progress: "under way",
  complete: "done",
  error: "failed",
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
export function TaskView({ task }: { readonly task: Task }) {
  const { title, details, output, sources = [] } = task;
  const status = MARKS[task.status ?? ""] === undefined ? "pending" : (task.status ?? "");
  return (
    <div className="task" data-status={status}>
      <span className="task-mark" role="img" aria-label={SAID[status]}>
        {MARKS[status]}
      </span>
      <div>
        {title}
        <Words block={details} />
        <Words block={output} />
        {sources.length > 0 && (
          <div className="sources">
            {sources.map(({ url = "", text = url }, index) => {
              const safe = safeUrl(url);
              return safe === undefined ? (
                <span key={`${index}`}>{text}</span>
              ) : (
                <LinkView key={`${index}`} url={safe} label={text} />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

/** Several steps under one title, with how far they are. */
export function PlanView({
  title,
  tasks,
}: {
  readonly title: TextObject | string | undefined;
  readonly tasks: readonly Task[];
}) {
  const done = tasks.filter(({ status }) => status === "complete").length;
  return (
    <div className="plan">
      <div className="plan-title">
        <b>{wordsOf(title)}</b>
        {tasks.length > 0 && (
          <span className="muted">
            {done} of {tasks.length}
          </span>
        )}
      </div>
      {tasks.map((task, index) => (
        <TaskView key={task.task_id ?? `${index}`} task={task} />
      ))}
    </div>
  );
}
