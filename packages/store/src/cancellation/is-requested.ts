import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { cancellation } from "../schema.ts";

export interface Cancellation {
  readonly requestedBy: string;
  readonly at: Date;
}

/** Who asked an investigation to stop, and when; undefined when nobody did. */
export async function isRequested(
  db: Database,
  investigationId: string,
): Promise<Cancellation | undefined> {
  const [found] = await db
    .select({ requestedBy: cancellation.requestedBy, at: cancellation.at })
    .from(cancellation)
    .where(eq(cancellation.investigationId, investigationId));
  return found;
}
