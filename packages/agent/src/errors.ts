import { ExpectedError } from "@lynceus/contract";

/** Why a model could not be had; retries have been made where they could help. */
export type ModelFailure =
  | "credential" // 401: the key or token is not accepted
  | "permission" // 403
  | "billing" // 402, a spend limit, an account on hold: passes only when someone acts
  | "limited" // 429 for longer than a run can wait
  | "unavailable" // overloaded, 5xx, the network, streams that break off
  | "request" // 400, 404, 413: this request will never be accepted
  | "setup" // the provider's package is not installed, or the configuration is incomplete
  | "refused" // the model declined
  | "unreadable"; // an answer that is not what was asked for

/** A turn cannot be had. The message is a sentence for the person and never holds a credential. */
export class ModelError extends ExpectedError {
  override readonly name = "ModelError";
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure, sentence: string, options: { readonly cause?: unknown } = {}) {
    super(sentence, options);
    this.failure = failure;
  }
}

/** Another run of the same investigation has begun: this one stops at once and does nothing more. */
export class RunSuperseded extends Error {
  override readonly name = "RunSuperseded";

  constructor() {
    super("another run of this investigation has begun");
  }
}
