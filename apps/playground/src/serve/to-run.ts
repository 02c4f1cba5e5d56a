import type { BotHooks } from "@lynceus/bot";
import { z } from "zod";
import type { Run, TraceEntry } from "./protocol.ts";

type Investigated = NonNullable<BotHooks["onInvestigated"]>;
type Request = Parameters<Investigated>[0];

const tokens = z.number().nullish();

/** What a trace tells of a journal's turn; the journal is the agent's own, so all else is left unread. */
const Turn = z.object({
  kind: z.literal("turn"),
  ms: z.number(),
  usd: z.number(),
  turn: z.object({
    content: z.array(z.object({ type: z.string(), name: z.string().optional() })),
    usage: z.object({
      input_tokens: tokens,
      output_tokens: tokens,
      cache_read_input_tokens: tokens,
      cache_creation_input_tokens: tokens,
    }),
  }),
});

const Call = z.object({
  kind: z.literal("call"),
  ms: z.number(),
  ordinal: z.number(),
  text: z.string(),
  content: z.string(),
  isError: z.boolean(),
  outcome: z.string().optional(),
  tookMs: z.number(),
});

const Entry = z.union([Turn, Call]);

/** Above it a tool's answer is cut: the page shows it, nobody reads it whole there. */
const CONTENT_MAX = 20_000;

function entriesOf(journal: Parameters<Investigated>[2]): readonly TraceEntry[] {
  const tools: string[] = [];
  return journal.flatMap(({ kind, body }): readonly TraceEntry[] => {
    const parsed = Entry.safeParse({ ...Object(body), kind });
    if (!parsed.success) return [];
    const entry = parsed.data;
    if (entry.kind === "call") {
      const { ms: atMs, text, tookMs, outcome } = entry;
      const content = entry.content.slice(0, CONTENT_MAX);
      const said = outcome === undefined ? {} : { outcome };
      const tool = tools[entry.ordinal - 1] ?? "tool";
      return [{ kind: "call", atMs, tool, text, failed: entry.isError, tookMs, content, ...said }];
    }
    const { content, usage } = entry.turn;
    const calls = content.flatMap(({ type, name }) => (type === "tool_use" ? [name ?? ""] : []));
    tools.push(...calls);
    const read = usage.cache_read_input_tokens ?? 0;
    const written = usage.cache_creation_input_tokens ?? 0;
    const inputTokens = (usage.input_tokens ?? 0) + read + written;
    const outputTokens = usage.output_tokens ?? 0;
    return [{ kind: "turn", atMs: entry.ms, inputTokens, outputTokens, usd: entry.usd, calls }];
  });
}

/** An investigation that is about to begin. */
export function toBegunRun({ thread, diagnosis }: Request): Run {
  return {
    channel: thread.channel,
    threadTs: thread.threadTs,
    application: diagnosis.application.name,
    state: "under-way",
    entries: [],
  };
}

/** An investigation that is over, with the trace of its journal. */
export function toEndedRun(...[request, end, journal]: Parameters<Investigated>): Run {
  const { ms, tokens: used, usd } = end.spent;
  return {
    ...toBegunRun(request),
    state: end.kind,
    model: end.model,
    entries: entriesOf(journal),
    ms,
    tokens: used,
    usd,
  };
}
