import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { investigation, journal } from "../schema.ts";

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

/** Adds one step, once, for as long as the run that `fence` names is the present one. */
export async function append(db: Database, step: JournalStep): Promise<Appended> {
  return db.transaction(async (tx) => {
    // Locked, so that a run which begins meanwhile waits for this step.
    const [present] = await tx
      .select({ fence: investigation.fence })
      .from(investigation)
      .where(eq(investigation.id, step.investigationId))
      .for("share");
    if (present?.fence !== step.fence) return "fenced";
    const added = await tx
      .insert(journal)
      .values(step)
      .onConflictDoNothing()
      .returning({ seq: journal.seq });
    return added.length > 0 ? "appended" : "taken";
  });
}
