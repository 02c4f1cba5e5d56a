export type Env = Readonly<Record<string, string | undefined>>;

/** A variable's value; undefined when it is not set, or empty. */
export function said(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}
