import { z } from "zod";

/** A `null` list is an empty one in Go, but an answer with neither of the keys is not a list at all. */
export const listOf = <T>(list: z.ZodType<T>) =>
  z.unknown().refine(isList, "neither items nor metadata").pipe(list);

/** Go leaves out an empty list, be it all there is to tell; an answer with none of `keys` but others is another. */
export const listOrNothing = <T>(keys: readonly string[], schema: z.ZodType<T>) =>
  z
    .unknown()
    .refine((value) => isEmpty(value) || keys.some((key) => has(value, key)), `no ${keys[0]}`)
    .pipe(schema);

function isList(value: unknown): boolean {
  return has(value, "items") || has(value, "metadata");
}

function has(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && key in value;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
