import { setTimeout as wait } from "node:timers/promises";
import type { Message } from "@anthropic-ai/sdk/resources/messages";
import type { Logger } from "@lynceus/telemetry";
import { ModelError } from "../errors.ts";
import { orAborted } from "../or-aborted.ts";
import type { Model, ModelTurn, Usage } from "../ports.ts";
import { priceUsage } from "../price/price-usage.ts";
import { type PriceTable, prices } from "../price/prices.ts";
import { isPrefixMismatch, type Judgement, judgeFailure } from "./judge-failure.ts";
import type { ModelProfile } from "./model-profile.ts";
import { quote } from "./quote.ts";
import { type ModelClient, streamTurn } from "./stream-turn.ts";
import { stripThinking } from "./strip-thinking.ts";
import { toParams } from "./to-params.ts";

export interface AnthropicModelOptions {
  /** What is said of who answers. */
  readonly name: string;
  readonly client: ModelClient;
  readonly profile: ModelProfile;
  readonly logger: Logger;
  /** Who is said to have failed: `Anthropic`, a gateway's host. */
  readonly provider?: string;
  /** Never to be quoted, whatever the server says. */
  readonly secrets?: readonly string[];
  readonly prices?: PriceTable;
  /** Without a byte for so long, an attempt is given up. */
  readonly idleMs?: number;
  readonly maxAttempts?: number;
  /** The longest `Retry-After` that is waited for. */
  readonly maxWaitMs?: number;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const sleepFor = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal });

/**
 * A model behind the Messages API. Attempts at a turn are made up to `maxAttempts` times with full jitter
 * (0.5 s · 2ⁿ, at most 30 s) or after what `Retry-After` says; what will not pass fails at once.
 */
export function createAnthropicModel(options: AnthropicModelOptions): Model {
  const { name, client, profile, logger, provider = "Anthropic", sleep = sleepFor } = options;
  const { idleMs = 60_000, maxAttempts = 5, maxWaitMs = 60_000, secrets = [] } = options;
  /** Conversations whose thinking is not accepted any more; without it they go on. */
  const stripped = new Set<string>();

  return {
    name,
    cost: (model, usage) => priceUsage(model, usage, options.prices ?? prices),
    async turn(request, hear, signal) {
      const { conversation } = request;
      const lost: Usage[] = [];
      for (let attempt = 1; ; attempt += 1) {
        const isStripped = stripped.has(conversation);
        const messages = isStripped ? stripThinking(request.messages) : request.messages;
        const params = toParams({ ...request, messages }, profile);
        const tried = await streamTurn(client, params, { idleMs, conversation, hear }, signal);
        if (tried.kind === "message") {
          const { usage } = tried.message;
          if (profile.cache && messages.length > 1 && isUncached(usage)) {
            logger.warn({ conversation, usage }, "nothing of a conversation came from the cache");
          }
          return toTurn(tried.message, lost);
        }
        if (tried.usage !== undefined) lost.push(tried.usage);
        if (isPrefixMismatch(tried.error) && !isStripped) {
          logger.warn(
            { conversation },
            "thinking is bound to another conversation: it is left out",
          );
          stripped.add(conversation);
          continue;
        }
        const judged = judgeFailure(tried.error, provider, (words) => quote(words, secrets));
        if (judged.kind === "fail") throw judged.error;
        const ms = waitBefore(judged, attempt, { maxAttempts, maxWaitMs });
        logger.warn(
          { conversation, attempt, ms, reason: judged.reason },
          "a model turn is retried",
        );
        hear({ kind: "restart", reason: judged.reason });
        await orAborted(sleep(ms, signal), signal);
      }
    },
  };
}

/** Milliseconds until the next attempt; throws when none is made. */
function waitBefore(
  { reason, afterMs }: Extract<Judgement, { kind: "retry" }>,
  attempt: number,
  { maxAttempts, maxWaitMs }: { readonly maxAttempts: number; readonly maxWaitMs: number },
): number {
  if (afterMs !== undefined && afterMs > maxWaitMs) {
    const minutes = Math.ceil(afterMs / 60_000);
    throw new ModelError(
      "limited",
      `${sentenceCase(reason)} and asks to wait ${minutes} min. Ask again after that.`,
    );
  }
  if (attempt >= maxAttempts) {
    throw new ModelError(
      "unavailable",
      `${sentenceCase(reason)}; ${attempt} attempts were made. Ask again in a few minutes.`,
    );
  }
  return afterMs ?? Math.random() * Math.min(30_000, 500 * 2 ** (attempt - 1));
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Nothing was read though there was enough to keep: 5.5 models keep prefixes from 512 tokens on. */
function isUncached(usage: Usage): boolean {
  const sent = usage.input_tokens + (usage.cache_creation_input_tokens ?? 0);
  return (usage.cache_read_input_tokens ?? 0) === 0 && sent > 2_000;
}

function toTurn(message: Message, lost: readonly Usage[]): ModelTurn {
  const { model, content, stop_reason, stop_details, usage } = message;
  return {
    model,
    content,
    stopReason: stop_reason,
    ...(stop_reason === "refusal" ? { refusal: stop_details?.category ?? "unknown" } : {}),
    usage,
    ...(lost.length > 0 ? { lost } : {}),
  };
}
