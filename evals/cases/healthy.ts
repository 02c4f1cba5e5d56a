import type { EvalCase, Expected } from "../case.ts";

/** Applications that their recordings list as Healthy and Synced, with ready pods. */
const asked: readonly (readonly [
  world: string,
  application: string,
  manner: string,
  says: string,
])[] = [
  ["healthy-but-asked", "search-query", "terse", "search-query?"],
  [
    "healthy-but-asked",
    "search-query",
    "yesterday",
    "search-query was fine yesterday, today my page is blank",
  ],
  ["healthy-but-asked", "search-query", "just-me", "search-query answers slowly, is it just me?"],
  ["healthy-but-asked", "search-query", "angry", "search-query is DOWN, fix it!!"],
  ["healthy-but-asked", "search-query", "logs", "are there errors in the logs of search-query?"],
  ["healthy-but-asked", "search-query", "status", "what's the sync status of search-query?"],
  ["oom-killed", "catalog-api", "neighbour", "is catalog-api affected as well?"],
  ["presync-hook-failed", "checkout-web", "neighbour", "checkout-web in production, all good?"],
  ["fleet", "identity-login", "fleet", "nobody can log in, is identity-login broken?"],
  ["fleet", "checkout-web", "fleet", "is checkout-web healthy?"],
];

const isHealthy = (application: string): Expected => ({
  mustSay: [application, "Healthy"],
  mustNotSay: ["root cause is", "rollback", "Degraded"],
  healthy: true,
});

export const healthy: readonly EvalCase[] = asked.map(([world, application, manner, says]) => ({
  id: `${world}/${application}-${manner}`,
  kind: "healthy",
  world,
  channel: "platform-support",
  turns: [{ says, expects: isHealthy(application) }],
}));
