import { ApplicationSet } from "./application-set.ts";
import type { Scene } from "./scene.ts";

/** What makes the Application and makes it again when it is deleted. */
export interface Maker {
  readonly kind: "ApplicationSet" | "Application";
  readonly name: string;
  /** Parameters of the element that it is made of, where one fits by name: `region=eu`. */
  readonly element: string | undefined;
}

/** Another Application that declares this one (app of apps) leaves its tracking id on it. */
const declared = /^([^:]+):argoproj\.io\/Application:/;

export function readMaker({ observed }: Scene): Maker | undefined {
  const { application, applicationSet, summary } = observed;
  const set = ApplicationSet.safeParse(applicationSet).data;
  if (set !== undefined) {
    const elements = (set.spec?.generators ?? []).flatMap(({ list }) => list?.elements ?? []);
    const own = elements.filter((element) =>
      Object.values(element).some(
        (value) =>
          typeof value === "string" && value !== "" && `-${summary.name}-`.includes(`-${value}-`),
      ),
    );
    const [first] = own;
    return {
      kind: "ApplicationSet",
      name: set.metadata.name,
      element: own.length === 1 && first !== undefined ? sayElement(first) : undefined,
    };
  }
  const id = application.metadata.annotations?.["argocd.argoproj.io/tracking-id"];
  const parent = declared
    .exec(id ?? "")?.[1]
    ?.split("_")
    .at(-1);
  if (parent === undefined || parent === summary.name) return undefined;
  return { kind: "Application", name: parent, element: undefined };
}

function sayElement(element: Readonly<Record<string, unknown>>): string {
  return Object.entries(element)
    .filter(([, value]) => typeof value === "string" || typeof value === "number")
    .slice(0, 3)
    .map(([key, value]) => `${key}=${value}`)
    .join(", ");
}
