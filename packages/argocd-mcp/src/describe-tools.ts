import { z } from "zod";
import { tools } from "./tools/index.ts";

/** A tool as whoever checks calls to it needs to know it. */
export interface DescribedTool {
  readonly name: string;
  /** JSON Schema of its arguments. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** The tools of this server, without a server: for checking skills that call them. */
export function describeTools(): readonly DescribedTool[] {
  return tools.map(({ name, inputSchema }) => ({
    name,
    inputSchema: z.toJSONSchema(inputSchema, { io: "input" }),
  }));
}
