import { ExpectedError } from "@lynceus/contract";

/** The door did not let a call or its result through; the message is a sentence for the person. */
export class RefusedError extends ExpectedError {
  override readonly name = "RefusedError";
  readonly policy: string;

  constructor(policy: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.policy = policy;
  }
}
