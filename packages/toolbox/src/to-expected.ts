import { ExpectedError } from "@lynceus/contract";
import { ProtocolError, SdkError, SdkErrorCode } from "@modelcontextprotocol/client";

/**
 * What the protocol threw, as an error for the person. `subject` begins the sentence: ``the tool `x` ``.
 * A cancelled call is its signal's reason; what is not the protocol's stays a bug.
 */
export function toExpected(
  error: unknown,
  subject: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): unknown {
  if (signal?.aborted) return signal.reason;
  if (ProtocolError.isInstance(error)) {
    return new ExpectedError(`${subject} refused the request: ${error.message}`, { cause: error });
  }
  if (!SdkError.isInstance(error)) return error;
  if (error.code === SdkErrorCode.RequestTimeout) {
    const sentence = `${subject} did not answer within ${timeoutMs / 1000} s. Try again in a moment.`;
    return new ExpectedError(sentence, { cause: error });
  }
  if (error.code === SdkErrorCode.UnsupportedResultType) {
    const sentence = `${subject} asks for an approval, which cannot be given here. Nothing was done.`;
    return new ExpectedError(sentence, { cause: error });
  }
  return new ExpectedError(`${subject} cannot be reached. Try again in a moment.`, {
    cause: error,
  });
}
