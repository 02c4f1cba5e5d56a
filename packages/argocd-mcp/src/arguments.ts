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

/** The pattern is checked, but not told to clients: a model names what it has read, and every tool has three of these. */
export function dnsName(what: string) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .refine((text) => DNS_NAME.test(text), {
      error: (issue) =>
        `${JSON.stringify(String(issue.input).slice(0, 80))} is not ${what}: that is lower-case letters, digits, hyphens and dots`,
    });
}

export const InstanceArgument = dnsName("the name of an instance");

/** How every tool names the one application that it is about. */
export const applicationArguments = {
  applicationName: dnsName("the name of an application"),
  applicationNamespace: dnsName("a namespace").optional(),
  instance: InstanceArgument.optional(),
};

/** How much a result may cost the model that reads it; text and structured content each keep to it. */
export const maxTokensArgument = {
  maxTokens: z.int().min(500).max(10_000).default(2_000),
};

/** A text that is not empty and not longer than any name; checked, but not told to clients. */
export const wordArgument = z
  .string()
  .trim()
  .refine((text) => text.length > 0 && text.length <= 253, "give 1 to 253 characters");

/** The same, where an empty text counts as not given: some clients fill every field. */
export const perhapsArgument = z
  .string()
  .trim()
  .refine((text) => text.length <= 253, "give at most 253 characters")
  .optional();

/** Narrows a tool to some of an application's objects. */
export const objectArguments = {
  kind: wordArgument.optional(),
  name: wordArgument.optional(),
  namespace: wordArgument.optional(),
  group: wordArgument.optional(),
};

/** How a tool names an object of an application; what is not given is resolved from the resource tree. */
export const ResourceRef = z.object({
  kind: wordArgument,
  name: wordArgument,
  namespace: perhapsArgument,
  group: perhapsArgument,
  version: perhapsArgument,
  uid: perhapsArgument,
});
export type ResourceRef = z.infer<typeof ResourceRef>;

/** A revision in words, a commit, a tag, a branch, a chart's version or a digest. */
export const RevisionArgument = z
  .string()
  .trim()
  .refine((text) => /^(?!.*\.\.)[\w.][\w./:+~^@-]{0,199}$/.test(text), {
    error: (issue) => `${JSON.stringify(String(issue.input).slice(0, 80))} is not a revision`,
  });

export interface ApplicationArguments {
  readonly applicationName: string;
  readonly applicationNamespace?: string | undefined;
  readonly instance?: string | undefined;
}
