const types: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  409: "conflict_error",
  413: "request_too_large",
  429: "rate_limit_error",
  500: "api_error",
  504: "timeout_error",
  529: "overloaded_error",
};

const sentences: Readonly<Record<number, string>> = {
  401: "invalid bearer token",
  402: "Your credit balance is too low to access the Anthropic API.",
  403: "Your API key does not have permission to use the specified resource.",
  413: "Request exceeds the maximum size",
  429: "This request would exceed your organization's rate limit.",
  500: "Internal server error",
  529: "Overloaded",
};

/** A refusal in Anthropic's shape; thrown by a check, told by the server. */
export class ApiError extends Error {
  readonly status: number;
  readonly errorCode: string | undefined;

  constructor(status: number, message = sentences[status] ?? "on demand", errorCode?: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }

  body(requestId: string) {
    const type = types[this.status] ?? (this.status < 500 ? "invalid_request_error" : "api_error");
    const details = this.errorCode === undefined ? {} : { details: { error_code: this.errorCode } };
    return {
      type: "error",
      error: { type, message: this.message, ...details },
      request_id: requestId,
    };
  }

  /** As Anthropic advises its client; a spend limit does not pass by waiting. */
  get shouldRetry(): boolean {
    if (this.errorCode !== undefined) return false;
    return [408, 409, 429].includes(this.status) || this.status >= 500;
  }
}

export function invalid(message: string): ApiError {
  return new ApiError(400, message);
}
