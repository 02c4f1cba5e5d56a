import { sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { journal } from "../schema.ts";

export interface JournalStep {
  readonly investigationId: string;
  /** Its place in the journal; the caller counts. */
  readonly seq: number;
  /** The run that writes it. */
  readonly fence: number;
  readonly kind: string;
  readonly body: unknown;
}

/** `taken`: there is a step in that place. `fenced`: another run has begun, so stop. */
export type Appended = "appended" | "taken" | "fenced";

/**
 * Adds one step, once, for as long as the run that `fence` names is the present one; a run that begins
 * meanwhile waits for this step. One statement: see the function's migration.
 */
export async function append(db: Database, step: JournalStep): Promise<Appended> {
  const id = sql.param(step.investigationId, journal.investigationId);
  const [kind, body] = [sql.param(step.kind, journal.kind), sql.param(step.body, journal.body)];
  const [added] = await db
    .select({ outcome: sql<Appended>`outcome` })
    .from(sql`app.append_step(${id}, ${step.seq}, ${step.fence}, ${kind}, ${body}) as outcome`);
  if (added === undefined) throw new Error("The database did not say whether it kept the step");
  return added.outcome;
}
