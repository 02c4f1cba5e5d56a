import type { Environment } from "@lynceus/contract";

const ENVIRONMENTS: readonly (readonly [RegExp, Environment])[] = [
  [
    /\b(?:in|on|the|from|for)\s+(?:prod|production)\b(?!-)|\b(?:prod|production)\s+(?:env\w*|cluster)\b|^(?:is |are )?(?:prod|production)\s+(?:is |are )?(?:down|broken|dead|on fire|ok(?:ay)?|fine|up|green|red|failing)\b/,
    "prod",
  ],
  [/(?<![\w-])(?:staging|stage|stg)\b(?!-)/, "stage"],
  [
    /\b(?:in|on|the|from|for)\s+(?:dev|development)\b(?!-)|\b(?:dev|development)\s+(?:env\w*|cluster)\b/,
    "dev",
  ],
];

/** An environment said in so many words. */
export function readEnvironment(text: string): Environment | undefined {
  const lower = text.toLowerCase();
  return ENVIRONMENTS.find(([pattern]) => pattern.test(lower))?.[1];
}
