import type { Tool } from "@lynceus/agent";
import type { SkillStep, StepCall } from "@lynceus/skills";
import { fillReference, type KnownFacts } from "./fill-references.ts";
import type { ConversationCall } from "./read-conversation.ts";
import { toolWords } from "./tool-words.ts";

interface PlannedCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Plan {
  /** Calls that the steps name, can be made, and have not been, in the steps' order. */
  readonly calls: readonly PlannedCall[];
  /** What the steps ask for and cannot be done, in words. */
  readonly leftOut: readonly string[];
}

export interface PlanOptions extends KnownFacts {
  readonly steps: readonly SkillStep[];
  readonly tools: readonly Tool[];
  readonly made: readonly Pick<ConversationCall, "tool" | "input">[];
}

/** The calls of a skill's steps for this finding, as far as they can be made with what is known by now. */
export function planCalls(options: PlanOptions): Plan {
  const { steps, made, finding } = options;
  const before = new Set(made.map(({ tool, input }) => keyOf(tool, input)));
  const calls: PlannedCall[] = [];
  const leftOut: string[] = [];
  for (const step of steps) {
    if (step.modes.length > 0 && !step.modes.includes(finding.mode)) continue;
    for (const named of step.calls) {
      const call = toCall(named, options);
      if (typeof call === "string") {
        leftOut.push(call);
        continue;
      }
      const key = keyOf(call.tool, call.input);
      if (before.has(key)) continue;
      before.add(key);
      calls.push(call);
    }
  }
  return { calls, leftOut };
}

/** A step's call with its references filled, or why it cannot be made. */
function toCall(named: StepCall, options: PlanOptions): PlannedCall | string {
  const definition = options.tools.find(({ name }) => name === named.tool);
  if (definition === undefined) return `${toolWords(named.tool)}: no such tool here`;
  const { properties = {}, required = [] } = definition.input_schema;
  const known = properties as Readonly<Record<string, { readonly type?: unknown }>>;
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(named.arguments)) {
    const filled = fillReference(value, options);
    if (filled !== undefined) input[name] = asListIf(known[name]?.type === "array", filled);
  }
  const { instance, namespace, name } = options.diagnosis.application;
  if ("applicationName" in known) {
    const identity = { instance, applicationNamespace: namespace, applicationName: name };
    Object.assign(input, identity);
  }
  const missing = (required ?? []).filter((each) => input[each] === undefined);
  return missing.length === 0
    ? { tool: named.tool, input }
    : `${toolWords(named.tool)}: ${missing.join(", ")} not known`;
}

/** A step may name one object where the tool takes several. */
function asListIf(isList: boolean, value: unknown): unknown {
  return isList && !Array.isArray(value) ? [value] : value;
}

function keyOf(tool: string, input: unknown): string {
  const sorted = Object.entries((input ?? {}) as Record<string, unknown>).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return `${tool} ${JSON.stringify(sorted)}`;
}
