import { z } from "zod";
import { list, text } from "./lenient.ts";

/**
 * Both sides of one managed resource as Argo CD compares them, each a JSON string; `null` or absent where
 * there is none. Data of Secrets is masked: plus signs, in another number where the values differ.
 */
export const ManagedResource = z.object({
  group: z.string().default(""),
  kind: z.string().default(""),
  namespace: z.string().default(""),
  name: z.string().default(""),
  normalizedLiveState: text,
  predictedLiveState: text,
  hook: z.boolean().nullish(),
  modified: z.boolean().nullish(),
});
export type ManagedResource = z.infer<typeof ManagedResource>;

/** Argo CD leaves out even the key when there are none. */
export const ManagedResourceList = z.object({ items: list(ManagedResource) });

/** What the sources render to, each manifest a JSON string; data of Secrets is masked by Argo CD. */
export const Manifests = z.object({
  manifests: list(z.string()),
  revision: text,
  sourceType: text,
});
export type Manifests = z.infer<typeof Manifests>;
