import { ExpectedError, QueryResult } from "@lynceus/contract";
import { z } from "zod";
import { argumentsOf, maxTokensArgument } from "../arguments.ts";
import { compilePattern, GrepArgument } from "../compile-pattern.ts";
import { fitItems, TOKEN_BYTES } from "../fit-items.ts";
import { selectNodes } from "../query/select-nodes.ts";
import { type Row, toRows } from "../query/to-rows.ts";
import { fitLines } from "../text/fit-lines.ts";
import { count, quote } from "../text/quote.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

/** What stands around the rows, in the text and in the structure. */
const FRAME_BYTES = 600;
const MOST_MS = 1_500;

export const queryResult = defineTool({
  name: "query_result",
  title: "Look into a kept result",
  description:
    "Pages through the whole of a result that a tool showed in part, by its `resultId`: `path` (JSONPath) selects, `grep` (RE2) searches the lines, `offset` goes on.",
  inputSchema: argumentsOf({
    resultId: z.string().trim(),
    path: z
      .string()
      .trim()
      .refine((text) => text.length <= 200, "give at most 200 characters")
      .default("$"),
    grep: GrepArgument.optional(),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(1_000).default(200),
    ...maxTokensArgument,
  }),
  outputSchema: QueryResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ resultId, path, grep, offset, limit, maxTokens }, { results, clock }) => {
    const fits = grep === undefined ? undefined : compilePattern(grep);
    return {
      async run() {
        const kept = results.get(resultId);
        if (kept === undefined) throw new ExpectedError(unknown(resultId));
        const { page, total } = pageOf(toRows(selectNodes(path, kept.value), fits !== undefined), {
          fits,
          offset,
          limit,
        });
        const rows = [...fitItems(page, maxTokens * TOKEN_BYTES - FRAME_BYTES)];
        const next = offset + rows.length;
        return {
          tool: kept.tool,
          ageSeconds: Math.max(0, Math.round((clock() - kept.keptAt) / 1000)),
          total,
          offset,
          rows,
          ...(next >= total
            ? {}
            : {
                leftOut: { count: total - next, how: `Ask again with offset=${next}.`, resultId },
              }),
        };
      },
    };
  },
  text: ({ tool, ageSeconds, total, offset, rows, leftOut }, { maxTokens }) => {
    const head = [
      `${tool}, ${ageSeconds} s ago: ${count(total, "row")} fit${total === 1 ? "s" : ""}${offset > 0 ? `, from row ${offset} on` : ""}.`,
    ];
    const lines = rows.map(({ path, value }) => `${quote(path, 300)}: ${JSON.stringify(value)}`);
    return fitLines(
      head,
      lines,
      (shown) => {
        const missing = lines.length - shown + (leftOut?.count ?? 0);
        return missing === 0
          ? undefined
          : `Left out: ${count(missing, "row")}. Ask again with offset=${offset + shown}, or narrow it with path or grep.`;
      },
      maxTokens * TOKEN_BYTES,
    );
  },
});

function pageOf(
  rows: Iterable<Row>,
  options: {
    readonly fits: ((text: string) => boolean) | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly page: readonly Row[]; readonly total: number } {
  const { fits = () => true, offset, limit } = options;
  const end = performance.now() + MOST_MS;
  const page: Row[] = [];
  let total = 0;
  for (const row of rows) {
    if (performance.now() > end) throw new ExpectedError(TOO_SLOW);
    if (!fits(row.value)) continue;
    if (total >= offset && page.length < limit) page.push(row);
    total += 1;
  }
  return { page, total };
}

const TOO_SLOW =
  "The result is too large to be searched in one go. Narrow it with `path` first: $.changes, $.entries, …";

/** The same for what never was, what is over, and what is somebody else's. */
function unknown(resultId: string): string {
  return `There is no result ${quote(resultId, 40)} kept for you. Results are kept for half an hour, each for the one who asked; call the tool again that named it.`;
}
