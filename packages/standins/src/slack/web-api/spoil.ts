import type { Fault } from "../faults.ts";
import type { Answer } from "./answer-call.ts";

/** True when a call is to have no effect because its fault answers instead of it. */
export function replacesEffect({ status, error, hang, after }: Fault): boolean {
  return after === undefined && (status !== undefined || error !== undefined || hang === true);
}

/** What a fault leaves of an answer; it leaves it good when it only comes late. */
export function spoil(good: Answer, { status, error, headers = {}, after }: Fault): Answer {
  if (error !== undefined) return { status: status ?? 200, body: { ok: false, error }, headers };
  if (status === undefined && after === undefined) return good;
  return { status: status ?? 500, body: undefined, headers };
}
