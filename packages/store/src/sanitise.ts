/// <reference lib="es2024.string" />

/** What PostgreSQL can hold: no NUL, and no lone surrogate, which has no UTF-8 form. */
export function sanitiseText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

/**
 * The same for every string and key inside a JSON value. What `JSON.stringify` would turn into
 * something else (a Date, an object with `toJSON`) is turned first, so that nothing hides in it.
 */
export function sanitise<T>(value: T): T {
  return clean(value) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return sanitiseText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(clean);
  if ("toJSON" in value && typeof value.toJSON === "function") return clean(value.toJSON());
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [sanitiseText(key), clean(entry)]),
  );
}
