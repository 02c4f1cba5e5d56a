import type { BullJob } from "../backend/backend.ts";
import { Envelope } from "../envelope.ts";
import { Unretryable } from "../errors.ts";
import type { Job } from "../job.ts";
import { readStoredId } from "../stored-id.ts";

/** A job as it was added; `Unretryable` for one that this version cannot read. */
export function readJob(bull: BullJob): Job {
  const parsed = Envelope.safeParse(bull.data);
  if (!parsed.success) throw new Unretryable(`not a job of this version: ${parsed.error.message}`);
  const { drains: _drains, settled: _settled, traceparent: _trace, ...job } = parsed.data;
  return { id: readStoredId(bull.id), ...job };
}
