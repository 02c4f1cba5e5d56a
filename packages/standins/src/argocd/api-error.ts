import { at, type Json, type JsonObject, textAt } from "./json.ts";
import type { RecordedAnswer } from "./live-world.ts";

/** HTTP status and gRPC number of the codes that Argo CD answers with (grpc-gateway v1.16). */
const codes = {
  Unknown: { grpc: 2, http: 500, text: "Internal Server Error" },
  InvalidArgument: { grpc: 3, http: 400, text: "Bad Request" },
  DeadlineExceeded: { grpc: 4, http: 504, text: "Gateway Timeout" },
  NotFound: { grpc: 5, http: 404, text: "Not Found" },
  AlreadyExists: { grpc: 6, http: 409, text: "Conflict" },
  PermissionDenied: { grpc: 7, http: 403, text: "Forbidden" },
  ResourceExhausted: { grpc: 8, http: 429, text: "Too Many Requests" },
  FailedPrecondition: { grpc: 9, http: 400, text: "Bad Request" },
  Unimplemented: { grpc: 12, http: 501, text: "Not Implemented" },
  Internal: { grpc: 13, http: 500, text: "Internal Server Error" },
  Unavailable: { grpc: 14, http: 503, text: "Service Unavailable" },
  Unauthenticated: { grpc: 16, http: 401, text: "Unauthorized" },
} as const;
export type ApiErrorCode = keyof typeof codes;

/** A refusal in Argo CD's own words; thrown by an endpoint, told by the server. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  get http(): number {
    return codes[this.code].http;
  }

  /** The body of an ordinary answer. */
  body(): JsonObject {
    return { error: this.message, code: codes[this.code].grpc, message: this.message };
  }

  /** The chunk of a stream; its HTTP status counts only when it is the first. */
  chunk(): JsonObject {
    const { grpc, http, text } = codes[this.code];
    const error = { grpc_code: grpc, http_code: http, message: this.message, http_status: text };
    return { error };
  }
}

/** The first code that travels under an HTTP status or has a gRPC number; `Unknown` for any other. */
export function codeOf(key: "http" | "grpc", value: Json | undefined): ApiErrorCode {
  const entries = Object.entries(codes) as [ApiErrorCode, { http: number; grpc: number }][];
  return entries.find(([, numbers]) => numbers[key] === value)?.[0] ?? "Unknown";
}

/** The error that a recorded refusal was, with Argo CD's wrapping in front of its message. */
export function recordedError(refusal: RecordedAnswer, wrapping = ""): ApiError {
  const code = codeOf("grpc", at(refusal.body, "code"));
  return new ApiError(code, `${wrapping}${textAt(refusal.body, "message")}`);
}

/** Argo CD's answer to whoever may not know whether a thing exists. */
export function permissionDenied(): ApiError {
  return new ApiError("PermissionDenied", "permission denied");
}
