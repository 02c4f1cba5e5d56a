import type { ApplicationSummary, Environment } from "@lynceus/contract";

const ENVIRONMENT_WORDS: Readonly<Record<string, Environment>> = {
  prod: "prod",
  prd: "prod",
  production: "prod",
  live: "prod",
  stage: "stage",
  staging: "stage",
  stg: "stage",
  dev: "dev",
  development: "dev",
};

/** True unless the application is known to be of another environment than the one asked for. */
export function inEnvironment(
  application: Pick<ApplicationSummary, "environment">,
  asked: Environment | undefined,
): boolean {
  if (asked === undefined || application.environment === undefined) return true;
  const own = ENVIRONMENT_WORDS[application.environment.toLowerCase()];
  return own === undefined || own === asked;
}
