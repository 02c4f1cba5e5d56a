import { bigint, customType, pgSchema, timestamp } from "drizzle-orm/pg-core";
import { sanitise, sanitiseText } from "./sanitise.ts";

/** Always named in a statement: the session's `search_path` belongs to the queue's schema. */
export const app = pgSchema("app");

/** The only text column there is: whatever is written or compared has been sanitised. */
export const text = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  toDriver: sanitiseText,
});

/** JSON kept as text: jsonb would reorder keys and refuse what JSON allows. Read it with a schema. */
export const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => JSON.stringify(sanitise(value) ?? null),
  fromDriver: (written) => JSON.parse(written) as unknown,
});

export const instant = () => timestamp({ withTimezone: true, mode: "date" });

export const whole = () => bigint({ mode: "number" });
