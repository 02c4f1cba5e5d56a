import type { Fleet } from "@lynceus/argocd";
import type { ApplicationSummary, Principal } from "@lynceus/contract";
import type { Target } from "@lynceus/guard";
import type { z } from "zod";
import type { FindingsIndex } from "./findings/create-findings-index.ts";

/** What a tool may use, on behalf of one caller. */
export interface ToolContext {
  readonly fleet: Fleet;
  readonly principal: Principal;
  readonly visible: (application: ApplicationSummary) => boolean;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Milliseconds that one call may spend on asking Argo CD. */
  readonly deadlineMs: number;
  /** Where a result that is shown in part is kept whole, for `query_result`; this caller's own. */
  readonly results: KeptResults;
  /** Knows of every application whoever asks: only what is `visible` may be told. Absent when switched off. */
  readonly findings?: FindingsIndex | undefined;
}

/** Whole results of one principal, kept for half an hour. */
export interface KeptResults {
  /** Keeps `value` as it is and returns its id; undefined when it is too large to keep. */
  keep(tool: string, value: unknown): string | undefined;
  /** Redacted. Undefined when there is none of that id, any more or at all, for this principal. */
  get(id: string): KeptResult | undefined;
}

interface KeptResult {
  readonly tool: string;
  readonly value: unknown;
  /** Epoch milliseconds. */
  readonly keptAt: number;
}

/** MCP's hints, none left to its default: clients decide by them whether to ask before a call. */
export interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  /** True when the result quotes what strangers wrote: logs, events, commit messages. */
  readonly openWorldHint: boolean;
}

/** A call that is understood, but has not run. */
export interface PreparedCall<Result> {
  /** What the call is about, for policy and audit; absent when its result is filtered instead. */
  readonly target?: Target;
  run(signal: AbortSignal): Promise<Result>;
}

/** One tool as data: what it is called, what it takes and gives, and how it runs. */
export interface Tool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: Input;
  readonly outputSchema: Output;
  readonly annotations: ToolAnnotations;
  readonly access: "read" | "write";
  /** Asks nobody outside. Throws `ExpectedError` when it is not clear what is meant. */
  prepare(args: z.output<Input>, context: ToolContext): PreparedCall<z.input<Output>>;
  /** The result for a model, compact. Whatever Argo CD wrote is JSON-encoded in it. */
  text(result: z.output<Output>, args: z.output<Input>): string;
}

/** Fixes a tool's types where it is written, so that the registry can hold all of them. */
export function defineTool<Input extends z.ZodType, Output extends z.ZodType>(
  tool: Tool<Input, Output>,
): Tool<Input, Output> {
  return tool;
}

/** The hints of a tool that reads our own state only. */
export const READS_OURS: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** The hints of a tool whose result quotes what strangers may have written. */
export const READS_WORLD: ToolAnnotations = { ...READS_OURS, openWorldHint: true };
