import { z } from "zod";
import { list, text } from "./lenient.ts";

/** Something that Argo CD can do with a live object besides syncing: `restart`, `resume`, `promote-full`. */
export const ResourceAction = z.object({
  name: z.string(),
  displayName: text,
  /** True where the object's present state rules it out. */
  disabled: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  params: list(z.object({ name: z.string().default("") })),
});
export type ResourceAction = z.infer<typeof ResourceAction>;

export const ResourceActionList = z.object({ actions: list(ResourceAction) });
