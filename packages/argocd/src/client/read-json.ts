import type { z } from "zod";
import { ArgocdError } from "../errors.ts";
import type { Answer } from "./ask.ts";
import { networkFailure } from "./network-failure.ts";
import { BodyTooLarge, readText } from "./read-body.ts";
import { refused } from "./refused.ts";
import { quotable, saidBy } from "./said.ts";

/** Reads a whole JSON answer and checks it. Throws `ArgocdError`, or the signal's reason. */
export async function readJson<T>(
  answer: Answer,
  options: { readonly schema: z.ZodType<T>; readonly maxBytes: number },
  signal: AbortSignal,
): Promise<T> {
  const { instance } = answer.circumstances;
  let text: string;
  try {
    text = await readText(answer.response, options.maxBytes);
  } catch (error) {
    throw readingFailure(answer, error, signal);
  }
  const json = parseJson(instance, text);
  if (saidBy(json) !== undefined) throw refusedBy(answer, json);
  const parsed = options.schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".") || "the whole";
  throw new ArgocdError({
    failure: "malformed",
    instance,
    sentence: `Argo CD \`${instance}\` answered something that Lynceus does not understand (at ${where}). Its version may be newer than this Lynceus knows, or its \`url\` leads elsewhere.`,
  });
}

export function parseJson(instance: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArgocdError({
      failure: "malformed",
      instance,
      retryable: true,
      sentence: `The answer of Argo CD \`${instance}\` is cut off or garbled. Try again in a moment; if it stays, a proxy in between may limit its size.`,
    });
  }
}

/** An error that Argo CD put where data was due; `{}` is one that a field selection has emptied. */
export function refusedBy({ circumstances, token }: Answer, json: unknown): ArgocdError {
  const said = saidBy(json);
  return refused(circumstances, said?.status ?? 500, quotable(said?.message ?? "", token), true);
}

/** What came between while a body was read. */
export function readingFailure(answer: Answer, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  const { instance, subject } = answer.circumstances;
  if (error instanceof ArgocdError) return error;
  if (error instanceof BodyTooLarge) {
    return new ArgocdError({
      failure: "too-large",
      instance,
      sentence: `The answer of Argo CD \`${instance}\`${subject ? ` about ${subject}` : ""} is larger than Lynceus reads (${Math.round(error.maxBytes / 1_000_000)} MB). Ask for less.`,
    });
  }
  return networkFailure(instance, answer.url, error, "reading");
}
