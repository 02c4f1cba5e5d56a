import { sayPath } from "@lynceus/config";
import type { z } from "zod";

const MOST = 5;

/** What is wrong in a file, place by place and without a value: `[0].token is missing; [2] needs …`. */
export function sayIssues({ issues }: z.ZodError): string {
  return issues
    .slice(0, MOST)
    .map(({ path, message }) => [sayPath(path), message].filter(Boolean).join(" "))
    .join("; ");
}
