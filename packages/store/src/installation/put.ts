import { type Database, now } from "../database/database.ts";
import { installation } from "../schema.ts";
import type { NewInstallation } from "./installation.ts";

/** Keeps a workspace's installation; a later one takes the place of an earlier one. */
export async function put(db: Database, given: NewInstallation): Promise<void> {
  const { team, ...rest } = given;
  await db
    .insert(installation)
    .values({ team, ...rest })
    .onConflictDoUpdate({
      target: installation.team,
      set: { ...rest, installedAt: now },
    });
}
