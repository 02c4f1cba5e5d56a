import type { Logger } from "@lynceus/telemetry";
import { z } from "zod";
import { countTokens } from "../count-tokens.ts";
import { ModelError } from "../errors.ts";
import type { MessageParam, Model, ModelTurn } from "../ports.ts";
import { readStop } from "../run/read-stop.ts";
import { traceTurn } from "../run/trace-turn.ts";
import { readJson } from "./read-json.ts";

export interface Question<Schema extends z.ZodType> {
  /** What asks, for traces. */
  readonly id: string;
  readonly model: Model;
  readonly modelName: string;
  /** What is to be judged and how; the schema is added to it. */
  readonly system: string;
  /** What it is judged about. Untrusted parts are framed by the caller. */
  readonly text: string;
  readonly schema: Schema;
  readonly logger: Logger;
  /** Thinking counts as output. */
  readonly maxTokens?: number;
}

export interface Reply<Value> {
  readonly value: Value;
  /** All attempts together. */
  readonly usd: number;
  readonly tokens: number;
}

/**
 * One question without tools, answered as JSON that fits `schema`. What does not fit is asked for once more.
 * Throws `ModelError` when the model cannot be had, declines, or gives no such answer; the signal's reason.
 */
export async function askOnce<Schema extends z.ZodType>(
  question: Question<Schema>,
  signal: AbortSignal,
): Promise<Reply<z.infer<Schema>>> {
  const { id, model, modelName, schema, logger, maxTokens = 4_096 } = question;
  const shape = JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  const system = `${question.system}\n\nAnswer with one JSON object and nothing else. It has to fit this JSON schema:\n${shape}`;
  let messages: readonly MessageParam[] = [{ role: "user", content: question.text }];
  let room = maxTokens;
  let usd = 0;
  let tokens = 0;
  let problem = "";
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const turn = await traceTurn(
      model,
      {
        model: modelName,
        system: [{ type: "text", text: system }],
        tools: [],
        messages,
        maxTokens: room,
        mayCallTools: false,
        conversation: id,
      },
      () => {},
      signal,
    );
    for (const usage of [turn.usage, ...(turn.lost ?? [])]) {
      usd += model.cost(turn.model, usage);
      tokens += countTokens(usage);
    }
    const words = wordsOf(turn);
    if (words === undefined) {
      problem = "it was cut off";
      room *= 4;
      continue;
    }
    const parsed = schema.safeParse(readJson(words));
    if (parsed.success) return { value: parsed.data, usd, tokens };
    problem = z.prettifyError(parsed.error);
    messages = [
      ...messages,
      { role: "assistant", content: words === "" ? "(nothing)" : words },
      { role: "user", content: `That does not fit: ${problem}\nAnswer with the JSON object only.` },
    ];
  }
  logger.warn({ conversation: id, model: modelName, problem }, "a question had no readable answer");
  throw new ModelError(
    "unreadable",
    `\`${modelName}\` was asked twice and gave no answer that Lynceus can read. Ask again.`,
  );
}

/** What it said; undefined when the turn was cut off. Throws `ModelError` when it declines. */
function wordsOf(turn: ModelTurn): string | undefined {
  const stop = readStop(turn);
  switch (stop.kind) {
    case "said":
      return stop.text;
    case "truncated":
      return undefined;
    case "refused":
      throw new ModelError(
        "refused",
        `\`${turn.model}\` declines to answer (category ${stop.category}). Ask in other words.`,
      );
    case "calls":
    case "empty":
    case "paused":
    case "overflowed":
    case "unknown":
      return "";
  }
}
