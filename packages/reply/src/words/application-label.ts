import type { ApplicationSummary } from "@lynceus/contract";

type Labelled = Pick<ApplicationSummary, "name" | "environment" | "instance" | "namespace">;

/** From what people say to what is unique. */
const FORMS: readonly ((application: Labelled) => string)[] = [
  ({ name, environment, instance }) => `${name} · ${environment ?? instance}`,
  ({ name, instance }) => `${name} · ${instance}`,
  ({ name, instance, namespace }) => `${name} · ${instance}/${namespace}`,
];

/**
 * `payments-api · prod`. Among others of its name, as much as tells them apart: `payments-api · prod-eu`
 * where two are both `prod`.
 */
export function applicationLabel(
  application: Labelled,
  others: readonly Labelled[] = [application],
): string {
  const namesakes = others.filter(({ name }) => name === application.name);
  const apart = FORMS.find((form) => new Set(namesakes.map(form)).size === namesakes.length);
  return (apart ?? FORMS.at(-1))?.(application) ?? application.name;
}

/** The name alone; among others of its name as much as tells them apart. */
export function shortLabel(application: Labelled, others: readonly Labelled[]): string {
  const namesakes = others.filter(
    ({ name, instance, namespace }) =>
      name === application.name &&
      (instance !== application.instance || namespace !== application.namespace),
  );
  return namesakes.length === 0
    ? application.name
    : applicationLabel(application, [application, ...namesakes]);
}
