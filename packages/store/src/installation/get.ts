import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { installation } from "../schema.ts";
import { type Installation, toInstallation } from "./installation.ts";

export async function get(db: Database, team: string): Promise<Installation | undefined> {
  const [row] = await db.select().from(installation).where(eq(installation.team, team));
  return row && toInstallation(row);
}
