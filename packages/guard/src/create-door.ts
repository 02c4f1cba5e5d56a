import { ExpectedError } from "@lynceus/contract";
import type { AuditEntry, AuditSink } from "./audit.ts";
import type { Authorise, CallRequest, Decision, Quota } from "./call.ts";
import { digestArguments } from "./digest-arguments.ts";
import { RefusedError } from "./refused-error.ts";

/** What a call came to, for its audit entry. */
type Outcome = Pick<AuditEntry, "effect" | "policy" | "outcome"> & {
  readonly reason?: string;
  readonly resultBytes?: number;
};

/** Arguments beyond this are audited by their digest alone. */
const MOST_ARGUMENT_BYTES = 4_096;

export interface DoorOptions {
  readonly authorise: Authorise;
  readonly audit: AuditSink;
  /** Masks credentials anywhere in a value; throws when it cannot tell. */
  readonly redact: <T>(value: T) => T;
  /** For what must not be lost although nobody is told: an audit that fails on a read. */
  readonly log: { error(fields: object, message: string): void };
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  readonly quota?: Quota;
}

/**
 * The one way to run a tool: authorise, quota, run, redact, audit. Resolves with the redacted result.
 * Throws `RefusedError` when the call or its result may not pass, else what `run` threw, redacted.
 */
export type Door = <T>(
  request: CallRequest,
  run: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
) => Promise<T>;

export function createDoor(options: DoorOptions): Door {
  const { redact, log, clock = Date.now } = options;

  return async (request, run, signal) => {
    const begun = clock();
    const record = async (outcome: Outcome) =>
      options.audit.record(toEntry(request, outcome, begun, clock() - begun, redact));
    const recordOrLog = async (outcome: Outcome) => {
      try {
        await record(outcome);
      } catch (error) {
        const { correlationId, tool } = request;
        log.error({ err: error, correlationId, tool }, "audit entry lost");
      }
    };

    const decision = await decide(options, request);
    const { effect, policy } = decision;
    if (decision.effect === "deny") {
      await recordOrLog({ effect, policy, outcome: "refused", reason: decision.reason });
      throw new RefusedError(policy, decision.reason);
    }
    if (request.access === "write") {
      await record({ effect, policy, outcome: "started" }).catch((cause) => {
        const sentence = "The audit cannot be written, so nothing was changed. Try again later.";
        throw new RefusedError("audit-first", sentence, { cause });
      });
    }

    try {
      signal.throwIfAborted();
      const [result, resultBytes] = redactResult(await run(signal), redact);
      await recordOrLog({ effect, policy, outcome: "ok", resultBytes });
      return result;
    } catch (thrown) {
      const error = redactError(thrown, redact);
      const outcome = error instanceof RefusedError ? "refused" : "error";
      await recordOrLog({ effect, policy, outcome, reason: sentenceOf(error) });
      throw error;
    }
  };
}

async function decide(options: DoorOptions, request: CallRequest): Promise<Decision> {
  try {
    const decision = options.authorise(request);
    if (decision.effect === "deny" || options.quota === undefined) return decision;
    const quota = await options.quota(request);
    return quota.effect === "deny" ? quota : decision;
  } catch (error) {
    const { correlationId, tool } = request;
    options.log.error({ err: error, correlationId, tool }, "policy failed");
    const reason = "Whether this is allowed could not be decided, so it was not done.";
    return { effect: "deny", policy: "policy-failed", reason };
  }
}

function redactResult<T>(result: T, redact: DoorOptions["redact"]): readonly [T, number] {
  try {
    const redacted = redact(result);
    return [redacted, Buffer.byteLength(JSON.stringify(redacted) ?? "")];
  } catch (cause) {
    const sentence = "The result could not be checked for secrets, so it is not shown.";
    throw new RefusedError("redaction", sentence, { cause });
  }
}

/**
 * An expected error's sentence is shown, so it is redacted like a result. A bug's text never is shown,
 * and a refusal is in our own words.
 */
function redactError(error: unknown, redact: DoorOptions["redact"]): unknown {
  if (!(error instanceof ExpectedError) || error instanceof RefusedError) return error;
  try {
    const sentence = redact(error.message);
    return sentence === error.message ? error : new ExpectedError(sentence);
  } catch {
    return new RefusedError("redaction", "What went wrong could not be checked for secrets.");
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof ExpectedError ? error.message : "unexpected error, see the log";
}

function toEntry(
  request: CallRequest,
  { resultBytes = 0, ...outcome }: Outcome,
  begun: number,
  durationMs: number,
  redact: DoorOptions["redact"],
): AuditEntry {
  const { principal, client, tool, access, target, correlationId } = request;
  const { kind, id, name } = principal;
  return {
    at: new Date(begun).toISOString(),
    correlationId,
    client,
    principal: { kind, id, name },
    tool,
    access,
    argumentsDigest: digestArguments(request.arguments),
    arguments: forAudit(request.arguments, redact),
    ...(target === undefined ? {} : { target }),
    ...outcome,
    durationMs,
    resultBytes,
  };
}

function forAudit(value: unknown, redact: DoorOptions["redact"]): unknown {
  try {
    const bytes = Buffer.byteLength(JSON.stringify(value) ?? "");
    return bytes > MOST_ARGUMENT_BYTES ? `[${bytes} bytes]` : redact(value);
  } catch {
    return "[unreadable]";
  }
}
