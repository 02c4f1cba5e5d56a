import { z } from "zod";

/** The arguments of a tool. One that is not among them is refused by name, with those that are. */
export function argumentsOf<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  const takes = known.length === 0 ? "takes none" : `takes ${known.join(", ")}`;
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `there is no argument ${issue.keys?.map((key) => JSON.stringify(key.slice(0, 80))).join(", ")}; this tool ${takes}`
        : undefined,
  });
}

const DNS_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

function dnsName(what: string) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(DNS_NAME, {
      error: (issue) =>
        `${JSON.stringify(String(issue.input).slice(0, 80))} is not ${what}: that is lower-case letters, digits, hyphens and dots`,
    });
}

export const InstanceArgument = dnsName("the name of an instance").describe(
  "Name of the Argo CD instance, as list_instances gives it.",
);

/** How every tool names the one application that it is about. */
export const applicationArguments = {
  applicationName: dnsName("the name of an application").describe(
    "Exact name of the application, without instance or namespace.",
  ),
  applicationNamespace: dnsName("a namespace")
    .describe("Namespace of the Application object; only needed when the name is not unique.")
    .optional(),
  instance: InstanceArgument.describe(
    "Name of the Argo CD instance; only needed when several have an application of this name.",
  ).optional(),
};

/** How much a result may cost the model that reads it; text and structured content each keep to it. */
export const maxTokensArgument = {
  maxTokens: z.int().min(500).max(10_000).default(2_000),
};

const objectName = z.string().trim().min(1).max(253);

/** Narrows a tool to some of an application's objects. */
export const objectArguments = {
  kind: objectName.optional(),
  name: objectName.optional(),
  namespace: objectName.optional(),
  group: objectName.optional(),
};

/** How a tool names an object of an application; what is not given is resolved from the resource tree. */
export const ResourceRef = z.object({
  kind: objectName,
  name: objectName,
  namespace: z.string().trim().max(253).optional(),
  group: z.string().trim().max(253).optional(),
  version: z.string().trim().max(63).optional(),
  uid: z.string().trim().max(128).optional(),
});
export type ResourceRef = z.infer<typeof ResourceRef>;

export interface ApplicationArguments {
  readonly applicationName: string;
  readonly applicationNamespace?: string | undefined;
  readonly instance?: string | undefined;
}
