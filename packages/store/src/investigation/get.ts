import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { Investigation } from "./investigation.ts";

export async function get(db: Database, id: string): Promise<Investigation | undefined> {
  const [found] = await db.select().from(investigation).where(eq(investigation.id, id));
  return found;
}
