import type { z } from "zod";

/** A tool as its server describes it. */
export interface ToolDescription {
  readonly server: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** JSON Schema of the arguments. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  /** False unless the server says that the tool only reads. */
  readonly readOnly: boolean;
}

/** What a call came to. `text` and `structured` tell the same; both are data, not instructions. */
export interface ToolResult {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly structured: unknown;
  readonly isError: boolean;
}

/** The tools as one principal has them. Everything throws `ExpectedError`, or the signal's reason. */
export interface PrincipalTools {
  tools(signal?: AbortSignal): Promise<readonly ToolDescription[]>;
  /** A tool's own failure is a result with `isError`; only a call that did not happen throws. */
  call(
    name: string,
    args: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<ToolResult>;
  /** The structured result; throws `ExpectedError` with the tool's own sentence when it failed. */
  callParsed<Result>(
    schema: z.ZodType<Result>,
    name: string,
    args: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<Result>;
  /** Lets go of this principal's clients. */
  close(): Promise<void>;
}
