/** An answer of `ok: false`: Slack's error code and what stands beside it. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: string;
  readonly beside: Readonly<Record<string, unknown>>;

  constructor(code: string, beside: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.beside = beside;
  }
}

/** An error with Slack's explanations, one sentence with a JSON pointer each. */
export function explained(code: string, sentences: readonly string[]): ApiError {
  return new ApiError(code, {
    errors: sentences,
    response_metadata: { messages: sentences.map((sentence) => `[ERROR] ${sentence}`) },
  });
}
