import type {
  AgentTool,
  ContentBlock,
  JournalRecord,
  Model,
  ModelRequest,
  ModelTurn,
  RunJournal,
  Usage,
} from "@lynceus/agent";
import type { EvidenceFrame } from "@lynceus/contract";
import { createLogger } from "@lynceus/telemetry";
import type { InvestigateOptions } from "../investigate.ts";
import { sampleRequest } from "./samples.ts";

const usage: Usage = {
  cache_creation: null,
  cache_creation_input_tokens: null,
  cache_read_input_tokens: null,
  inference_geo: null,
  input_tokens: 100,
  output_tokens: 10,
  output_tokens_details: null,
  server_tool_use: null,
  service_tier: null,
  speed: null,
};

export function says(words: string): ContentBlock {
  return { type: "text", text: words, citations: null };
}

export const logger = createLogger({ name: "test", level: "silent" });

let used = 0;

export function uses(name: string, input: unknown): ContentBlock {
  used += 1;
  return { type: "tool_use", id: `toolu_${used}`, name, input, caller: { type: "direct" } };
}

/** A model that follows a script, one list of blocks a turn. */
export function scripted(
  turns: readonly (readonly ContentBlock[] | Error)[],
): Model & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    name: "claude-sonnet-5-5",
    requests,
    cost: () => 0.01,
    async turn(request, hear): Promise<ModelTurn> {
      const content = turns[requests.length];
      requests.push(request);
      if (content === undefined) throw new Error(`the script has no turn ${requests.length}`);
      if (content instanceof Error) throw content;
      for (const block of content) {
        if (block.type === "text") hear({ kind: "text", delta: block.text });
      }
      const stopReason = content.some(({ type }) => type === "tool_use") ? "tool_use" : "end_turn";
      return { model: request.model, content, stopReason, usage };
    },
  };
}

/** A journal in memory that keeps text, as a database would. */
export function keepJournal() {
  const lines: string[] = [];
  const records = () => lines.map((line) => JSON.parse(line) as JournalRecord);
  const journal: RunJournal = {
    list: async () => records(),
    async append(record) {
      if (record.seq !== lines.length + 1) throw new Error(`seq ${record.seq} is out of turn`);
      lines.push(JSON.stringify(record));
    },
  };
  return { journal, records };
}

/** A tool whose result is `data`, framed as toolbox frames it. */
export function reads(
  name: string,
  data: string,
  properties: object = {},
): AgentTool & { calls: unknown[] } {
  const calls: unknown[] = [];
  return {
    calls,
    definition: { name, description: name, input_schema: { type: "object", properties } },
    effect: "read",
    describe: () => `the ${name}`,
    async run(input, { ordinal }) {
      calls.push(input);
      const frame: EvidenceFrame = {
        evidence: `e${ordinal}`,
        tool: name,
        arguments: { ...(input as object) },
        data,
      };
      return { content: JSON.stringify(frame), isError: false, outcome: "read" };
    },
  };
}

export function options(fields: Partial<InvestigateOptions> = {}): InvestigateOptions {
  return {
    id: "inv-1",
    request: sampleRequest(),
    tools: [],
    skills: [],
    model: scripted([]),
    modelName: "claude-sonnet-5-5",
    journal: keepJournal().journal,
    onProgress: () => {},
    logger,
    ...fields,
  };
}

export const signal: AbortSignal = new AbortController().signal;
