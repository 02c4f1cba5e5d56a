/** `spec`, `template`, `spec`, `containers`, `[api]`, `env`, `[LOG_LEVEL]`, `value`; an item of a list by its key. */
export type FieldPath = readonly string[];

type Fields = { readonly [key: string]: unknown };

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The key that Kubernetes merges an item of a list by; undefined when items are told apart by place only. */
export function itemKey(item: unknown): string | undefined {
  if (!isFields(item)) return undefined;
  for (const name of ["name", "mountPath", "containerPort", "port", "ip", "key"]) {
    const key = item[name];
    if (typeof key === "string" || typeof key === "number") return `[${key}]`;
  }
  return undefined;
}

/** The value at a path; undefined when it leads nowhere. */
export function valueAt(object: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value.find((item) => itemKey(item) === part);
    return isFields(value) ? value[part] : undefined;
  }, object);
}

/** True when `path` is `above` or lies below it. */
export function isWithin(path: FieldPath, above: FieldPath): boolean {
  return above.length <= path.length && above.every((part, at) => path[at] === part);
}

/** As people say it: `replicas`, `image`, `env LOG_LEVEL`, `resources.limits.memory`. */
export function sayPath(path: FieldPath): string {
  const parts = path.filter(
    (part, at) => !(part === "spec" && at < 5) && !(part === "template" && at < 4) && part !== ".",
  );
  const [last = "", before = "", third = ""] = [...parts].reverse();
  if (last === "value" && before.startsWith("[") && third === "env") return `env ${bare(before)}`;
  if (last.startsWith("[")) return `${before} ${bare(last)}`;
  const own = parts.slice(parts.findLastIndex((part) => part.startsWith("[")) + 1);
  return (own.length > 0 ? own : parts).join(".");
}

function bare(key: string): string {
  return key.replace(/^\[|\]$/g, "");
}
