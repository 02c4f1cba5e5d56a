import type { ApplicationSummary } from "@lynceus/contract";
import type { ToolContext } from "../tool.ts";

/** MCP shows at most a hundred. */
const MOST = 100;

/** What has been filled in of the application so far. */
export type Chosen = Readonly<Partial<Record<"instance" | "namespace" | "name", string>>>;

/** Where names come from: what the caller may see, once it has been heard. */
export interface Names extends Pick<ToolContext, "fleet" | "visible"> {
  readonly heard: Promise<unknown> | undefined;
}

/**
 * The values of one field that begin like what was typed, then those that contain it, among applications that the
 * caller may see and that fit what was chosen before.
 */
export async function completeName(
  field: keyof Chosen & keyof ApplicationSummary,
  typed: string,
  chosen: Chosen,
  { fleet, visible, heard }: Names,
): Promise<string[]> {
  await heard;
  const word = typed.trim().toLowerCase();
  const others = Object.entries(chosen).filter(([key, value]) => key !== field && value);
  const values = fleet.index
    .all(visible)
    .filter((one) => others.every(([key, value]) => one[key as keyof Chosen] === value))
    .map((one) => one[field])
    .filter((value) => value.includes(word));
  const begins = (value: string) => (value.startsWith(word) ? 0 : 1);
  return [...new Set(values)]
    .sort((a, b) => begins(a) - begins(b) || (a < b ? -1 : 1))
    .slice(0, MOST);
}
