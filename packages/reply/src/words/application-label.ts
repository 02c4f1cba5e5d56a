import type { ApplicationSummary } from "@lynceus/contract";

/** From what people say to what is unique. */
const FORMS: readonly ((application: ApplicationSummary) => string)[] = [
  ({ name, environment, instance }) => `${name} · ${environment ?? instance}`,
  ({ name, instance }) => `${name} · ${instance}`,
  ({ name, instance, namespace }) => `${name} · ${instance}/${namespace}`,
];

/**
 * `payments-api · prod`. Among others of its name, as much as tells them apart: `payments-api · prod-eu`
 * where two are both `prod`.
 */
export function applicationLabel(
  application: ApplicationSummary,
  others: readonly ApplicationSummary[] = [application],
): string {
  const namesakes = others.filter(({ name }) => name === application.name);
  const apart = FORMS.find((form) => new Set(namesakes.map(form)).size === namesakes.length);
  return (apart ?? FORMS.at(-1))?.(application) ?? application.name;
}
