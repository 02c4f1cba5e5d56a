const families: readonly (readonly [string, readonly string[]])[] = [
  ["prod", ["prod", "production", "prd", "live"]],
  ["stage", ["stage", "staging", "stg", "preprod", "uat"]],
  ["dev", ["dev", "develop", "development"]],
  ["test", ["test", "testing", "tst"]],
  ["e2e", ["e2e"]],
  ["qa", ["qa"]],
  ["sandbox", ["sandbox", "sbx"]],
  ["int", ["int", "integration"]],
];

/** Top-level domains that read like environments. */
const topLevel = new Set(["dev", "int", "test", "live", "qa"]);

/**
 * The word in a host name that belongs to another environment than the application's: `e2e` in
 * `config-e2e.company.com` for `prod`. Undefined when the application's environment is not known, or
 * when the name carries its own environment too.
 */
export function foreignEnvironment(
  host: string,
  environment: string | undefined,
): string | undefined {
  const own = environment === undefined ? undefined : familyOf(environment.toLowerCase());
  if (own === undefined) return undefined;
  const labels = host.toLowerCase().split(".");
  const bare =
    labels.length > 1 && topLevel.has(labels.at(-1) ?? "") ? labels.slice(0, -1) : labels;
  const words = bare.flatMap((label) => label.split(/[-_]/));
  const found = words.map((word) => ({ word, family: familyOf(word) }));
  if (found.some((each) => each.family === own)) return undefined;
  return found.find((each) => each.family !== undefined)?.word;
}

function familyOf(word: string): string | undefined {
  const bare = word.replace(/\d+$/, "");
  return families.find(([, words]) => words.includes(word) || words.includes(bare))?.[0];
}
