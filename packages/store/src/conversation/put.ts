import { and, eq } from "drizzle-orm";
import { type Database, now } from "../database/database.ts";
import { conversation } from "../schema.ts";

/**
 * Keeps a thread's state on top of the version that it was made from, 0 for a new one. Returns the
 * new version; undefined when someone else was quicker: then read again.
 */
export async function put(
  db: Database,
  change: {
    readonly threadKey: string;
    readonly team: string;
    readonly state: unknown;
    readonly basedOn: number;
  },
): Promise<number | undefined> {
  const { threadKey, team, state, basedOn } = change;
  const version = basedOn + 1;
  const written =
    basedOn === 0
      ? db
          .insert(conversation)
          .values({ threadKey, team, state, version })
          .onConflictDoNothing()
          .returning({ version: conversation.version })
      : db
          .update(conversation)
          .set({ state, version, updatedAt: now })
          .where(and(eq(conversation.threadKey, threadKey), eq(conversation.version, basedOn)))
          .returning({ version: conversation.version });
  const [kept] = await written;
  return kept?.version;
}
