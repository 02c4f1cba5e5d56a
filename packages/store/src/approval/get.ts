import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { approval } from "../schema.ts";
import { type Approval, readApproval } from "./approval.ts";

export async function get(db: Database, id: string): Promise<Approval | undefined> {
  const [row] = await db.select().from(approval).where(eq(approval.id, id));
  return row === undefined ? undefined : readApproval(row);
}
