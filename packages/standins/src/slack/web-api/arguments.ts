import { z } from "zod";

/** Argument types that mean the same in a form, where everything is text, and in JSON. */
export const flag = z
  .union([z.boolean(), z.string(), z.number()])
  .transform((value) => value === true || value === "true" || value === "1" || value === 1);

export const count = z.coerce.number().int("must be an integer");

/** A list or object: JSON text in a form. What is no JSON stays text, for the reader to refuse. */
export const json = z.unknown().transform((value) => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
});

/** Comma-separated in a form, a list in JSON. */
export const names = z
  .union([z.string().transform((value) => value.split(",")), z.array(z.string())])
  .transform((list) => list.map((name) => name.trim()).filter((name) => name !== ""));
