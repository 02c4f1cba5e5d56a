import { z } from "zod";

/** A text that may be absent or Go's `null`; both read as undefined. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

/** A list that may be absent or Go's `null`; both read as empty. */
export const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
