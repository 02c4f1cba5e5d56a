import type { z } from "zod";

/** The items of a list that can be read: one odd one must not hide all others, and is told to `onOdd`. */
export function readEach<T>(
  items: readonly unknown[],
  schema: z.ZodType<T>,
  onOdd: (issue: z.core.$ZodIssue | undefined) => void,
): readonly T[] {
  return items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    if (parsed.success) return [parsed.data];
    onOdd(parsed.error.issues[0]);
    return [];
  });
}
