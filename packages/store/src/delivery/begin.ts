import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { delivery } from "../schema.ts";

/** `unsure`: begun before, and nobody knows whether Slack has it; look in the thread before sending. */
export type Begun =
  | { readonly state: "new" }
  | { readonly state: "unsure" }
  | { readonly state: "sent"; readonly ts: string };

/** Writes down that a message is about to be sent. The key names the effect: same key, same message. */
export async function begin(
  db: Database,
  key: string,
  place: { readonly channel: string; readonly threadTs?: string | undefined },
): Promise<Begun> {
  const created = await db
    .insert(delivery)
    .values({ key, channel: place.channel, threadTs: place.threadTs ?? null })
    .onConflictDoNothing()
    .returning({ key: delivery.key });
  if (created.length > 0) return { state: "new" };
  const [known] = await db.select({ ts: delivery.ts }).from(delivery).where(eq(delivery.key, key));
  return known?.ts ? { state: "sent", ts: known.ts } : { state: "unsure" };
}
