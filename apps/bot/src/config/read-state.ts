import { type Env, said } from "@lynceus/config";
import { z } from "zod";

/** `slack` listens and keeps what arrives, `worker` answers it, `all` does both in one process. */
export const Role = z.enum(["all", "slack", "worker"]);
export type Role = z.infer<typeof Role>;

/** Processes that share work must share state: an embedded store belongs to one process alone. */
export function stateProblems(env: Env, role: Role | undefined): readonly string[] {
  const problems: string[] = [];
  const databaseUrl = said(env.DATABASE_URL);
  const redisUrl = said(env.REDIS_URL);
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    problems.push(
      "DATABASE_URL is not a PostgreSQL address: postgres://user:password@host:5432/name.",
    );
  }
  if (redisUrl !== undefined && !/^rediss?:\/\//.test(redisUrl)) {
    problems.push("REDIS_URL is not a Redis address: redis://user:password@host:6379/0.");
  }
  if (databaseUrl === undefined && role !== undefined && role !== "all") {
    problems.push(
      `LYNCEUS_ROLE=${role} needs DATABASE_URL: without it the state lives in a folder that only one process may open. Set DATABASE_URL, or use LYNCEUS_ROLE=all.`,
    );
  }
  return problems;
}
