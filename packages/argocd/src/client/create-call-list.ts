import type { Logger } from "@lynceus/telemetry";
import type { z } from "zod";
import type { Request } from "./create-request.ts";
import { listOf } from "./list-of.ts";
import { readEach } from "./read-each.ts";
import { readJson } from "./read-json.ts";
import type { Query } from "./request-url.ts";

interface What<Item> {
  /** Below `/api/v1`. */
  readonly kind: "applications" | "applicationsets";
  readonly query: Query;
  readonly subject: string;
  readonly item: z.ZodType<Item>;
  /** For the log, about an item that cannot be read. */
  readonly odd: string;
}

/** One list of all there is: larger than any other answer, and nobody waits for it. */
export type CallList = <Item, List extends { readonly items: readonly unknown[] }>(
  list: z.ZodType<List>,
  what: What<Item>,
  signal: AbortSignal | undefined,
) => Promise<Omit<List, "items"> & { readonly items: readonly Item[] }>;

const MAX_BYTES = 400_000_000;

export function createCallList(
  request: Request,
  options: {
    readonly instance: string;
    readonly timeoutMs: number;
    readonly logger: Logger | undefined;
  },
): CallList {
  const { instance, timeoutMs, logger } = options;
  return async (schema, { kind, query, subject, item, odd }, signal) => {
    const list = await request(
      { segments: ["api", "v1", kind], query, subject },
      (answer, within) => readJson(answer, { schema: listOf(schema), maxBytes: MAX_BYTES }, within),
      signal,
      timeoutMs,
    );
    const items = readEach(list.items, item, (issue) =>
      logger?.warn({ instance, issue: issue?.path }, odd),
    );
    return { ...list, items };
  };
}
