import type { Database } from "../database/database.ts";
import { installation } from "../schema.ts";
import { type Installation, toInstallation } from "./installation.ts";

/** Every workspace that has installed the app, the first one first. */
export async function list(db: Database): Promise<readonly Installation[]> {
  const rows = await db
    .select()
    .from(installation)
    .orderBy(installation.installedAt, installation.team);
  return rows.map(toInstallation);
}
