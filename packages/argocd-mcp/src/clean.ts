/** Terminal escapes, control characters (not tab and newline), and invisible or direction-changing ones. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|[@-_])|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A JSON value whose strings hold only what a reader can see. Argo CD's texts pass here first. */
export function clean<T>(value: T): T {
  return walk(value) as T;
}

function walk(value: unknown): unknown {
  if (typeof value === "string") return value.replace(UNSEEN, "");
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(walk);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(UNSEEN, ""), walk(item)]),
  );
}
