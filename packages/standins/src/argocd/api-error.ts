import { at, textAt } from "./json.ts";
import type { RecordedAnswer } from "./live-world.ts";

/** HTTP status and gRPC number of the codes that Argo CD answers with (grpc-gateway v1.16). */
const codes = {
  Unknown: { grpc: 2, http: 500 },
  InvalidArgument: { grpc: 3, http: 400 },
  NotFound: { grpc: 5, http: 404 },
  PermissionDenied: { grpc: 7, http: 403 },
  FailedPrecondition: { grpc: 9, http: 400 },
  Unimplemented: { grpc: 12, http: 501 },
  Internal: { grpc: 13, http: 500 },
  Unavailable: { grpc: 14, http: 503 },
  Unauthenticated: { grpc: 16, http: 401 },
} as const;
export type ApiErrorCode = keyof typeof codes;

/** A refusal in Argo CD's own words; thrown by an endpoint, told by the server. */
export class ApiError extends Error {
  readonly grpc: number;
  readonly http: number;

  constructor(code: ApiErrorCode, message: string) {
    super(message);
    this.grpc = codes[code].grpc;
    this.http = codes[code].http;
  }

  /** The body of an ordinary answer. */
  body(): unknown {
    return { error: this.message, code: this.grpc, message: this.message };
  }

  /** The chunk of a stream; its HTTP status counts only when it is the first. */
  chunk(): unknown {
    return {
      error: {
        grpc_code: this.grpc,
        http_code: this.http,
        message: this.message,
        http_status: statusTexts[this.http],
      },
    };
  }
}

const statusTexts: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
};

/** The error that a recorded refusal was, with Argo CD's wrapping in front of its message. */
export function recordedError(refusal: RecordedAnswer, wrapping = ""): ApiError {
  const code = Object.keys(codes).find(
    (name): name is ApiErrorCode => codes[name as ApiErrorCode].grpc === at(refusal.body, "code"),
  );
  return new ApiError(code ?? "Unknown", `${wrapping}${textAt(refusal.body, "message")}`);
}

/** Argo CD's answer to whoever may not know whether a thing exists. */
export function permissionDenied(): ApiError {
  return new ApiError("PermissionDenied", "permission denied");
}
