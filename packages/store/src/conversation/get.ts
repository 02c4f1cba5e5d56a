import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { conversation } from "../schema.ts";
import type { Conversation } from "./conversation.ts";

export async function get(db: Database, threadKey: string): Promise<Conversation | undefined> {
  const [found] = await db.select().from(conversation).where(eq(conversation.threadKey, threadKey));
  return found;
}
