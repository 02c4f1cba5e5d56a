/** A value in a step's call: as written, or a reference that whoever runs the step fills in (`$resource`). */
export type StepValue =
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "reference"; readonly name: string };

/** One call that a step names: `get_application_workload_logs(resourceRef: $resource, previous: true)`. */
export interface StepCall {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, StepValue>>;
}

/** One numbered step under «Steps». */
export interface SkillStep {
  readonly number: number;
  readonly text: string;
  /** In the order in which they stand in the text. */
  readonly calls: readonly StepCall[];
  /**
   * Only for these failure modes; for all when empty. Written as `(F3, F4)` at the step's beginning; `?` is a
   * failure of no known mode.
   */
  readonly modes: readonly string[];
  /** Where it begins in its file, from 1. */
  readonly line?: number;
}

/** An Agent Skill (`SKILL.md`, agentskills.io) as it was loaded. */
export interface Skill {
  readonly name: string;
  readonly description: string;
  /** Failure modes that it treats (`metadata.modes`): `F1`, `F3`. */
  readonly modes: readonly string[];
  /** Layers that it treats where no mode is known (`metadata.layers`): `source`, `hook`. */
  readonly layers: readonly string[];
  /** Markdown below the frontmatter. */
  readonly body: string;
  readonly steps: readonly SkillStep[];
  /** Where it was loaded from. */
  readonly path: string;
}

/** What keeps a skill from being used, or makes it worse than it could be. */
export interface SkillProblem {
  readonly path: string;
  /** 1 for the file's first line, where it is known. */
  readonly line?: number;
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** A problem of a file whose path the reader adds. */
export type FoundProblem = Omit<SkillProblem, "path">;

/** A tool as far as a step's call is checked against it: what MCP lists. */
export interface CallableTool {
  readonly name: string;
  /** JSON Schema of the arguments. */
  readonly inputSchema: {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  };
}
