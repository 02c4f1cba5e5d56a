/**
 * An error for the person: its message is a sentence that says what happened, why, and what to do,
 * and may be shown as it is. Everything else that is thrown is a bug: logged with an id.
 */
export class ExpectedError extends Error {
  override readonly name: string = "ExpectedError";
}
