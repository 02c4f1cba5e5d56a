import { ExpectedError } from "@lynceus/contract";

/** What went wrong between us and an Argo CD, told truthfully; retryability is decided here, once. */
export type ArgocdFailure =
  | "unauthenticated" // 401: fix the token
  | "forbidden" // 403: not permitted, or, without a project, perhaps not there at all
  | "not-found" // 404 from Argo CD itself
  | "invalid" // 400: Argo CD does not accept the request
  | "conflict" // 409
  | "too-large" // 429 with gRPC's message-size text
  | "rate-limited" // 429 from a proxy
  | "server" // 500: Argo CD's own words, often about the application's manifests
  | "unavailable" // 502, 503, 504 or a proxy's page
  | "not-argocd" // HTML, a redirect, a wrong path, a wrong content type: the URL does not lead to the API
  | "malformed" // truncated or unreadable JSON
  | "timeout"
  | "network"; // refused, reset, unknown host, certificate

export class ArgocdError extends ExpectedError {
  override readonly name = "ArgocdError";
  readonly failure: ArgocdFailure;
  readonly instance: string;
  readonly status: number | undefined;
  readonly retryable: boolean;
  /** Argo CD's own message: untrusted text. */
  readonly detail: string | undefined;

  constructor(options: {
    readonly failure: ArgocdFailure;
    readonly instance: string;
    readonly sentence: string;
    readonly status?: number | undefined;
    readonly retryable?: boolean;
    readonly detail?: string | undefined;
    readonly cause?: unknown;
  }) {
    super(options.sentence, { cause: options.cause });
    this.failure = options.failure;
    this.instance = options.instance;
    this.status = options.status;
    this.retryable = options.retryable ?? false;
    this.detail = options.detail;
  }
}
