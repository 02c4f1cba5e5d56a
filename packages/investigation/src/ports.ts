import type { z } from "zod";

/** What a first look needs of the toolbox: call a tool as the asker, get its parsed result. */
export interface ToolCaller {
  /** Throws `ExpectedError` with the tool's own sentence when the tool refuses or fails. */
  callParsed<Result>(
    schema: z.ZodType<Result>,
    name: string,
    args: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<Result>;
}
