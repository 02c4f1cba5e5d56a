import { z } from "zod";
import { Environment, InstanceName } from "./application.ts";
import { CredentialRef, ValueRef } from "./credential-ref.ts";

const positive = "must be more than 0";

/** What one Argo CD may be asked for, and how long it may take. */
export const InstanceLimits = z.strictObject({
  timeoutSeconds: z
    .number()
    .positive(positive)
    .optional()
    .describe("Bound of one call, its repeats included (default 10)."),
  listTimeoutSeconds: z
    .number()
    .positive(positive)
    .optional()
    .describe("Bound of reading the list of all applications (default 60)."),
  concurrentRequests: z
    .int("must be a whole number")
    .positive(positive)
    .optional()
    .describe("Calls at once; more wait (default 8)."),
});

/** One Argo CD server: `lynceus.yaml` `instances[]`. `url` may carry a sub-path (`server.rootpath`). */
export const Instance = z.strictObject({
  name: InstanceName.describe("Short name in answers, as people say it: prod-eu."),
  url: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://argocd.example.com" })
    .describe("Address of Argo CD, with its sub-path if it has one."),
  environment: Environment.optional().describe(
    "What runs there, where an application does not say.",
  ),
  credential: CredentialRef,
  caFile: z
    .string()
    .min(1, "must not be empty")
    .optional()
    .describe("PEM file of the authority that signed its certificate, besides the usual ones."),
  headers: z
    .record(z.string().regex(/^[\w-]+$/, "is not the name of a header"), ValueRef)
    .optional()
    .describe("Sent with every request, for a proxy in front of Argo CD."),
  proxy: z
    .url({
      protocol: /^https?$/,
      error: "must be an address such as http://proxy.example.com:3128",
    })
    .optional()
    .describe("HTTP proxy on the way to this Argo CD."),
  limits: InstanceLimits.optional().describe("How much it is asked, and how long it may take."),
});
export type Instance = z.infer<typeof Instance>;
