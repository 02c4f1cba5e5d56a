/** Values by key, made when first asked for; beyond `max` the one longest unused is let go. */
export interface Recent<Value> {
  get(key: string, make: () => Promise<Value>): Promise<Value>;
  /** Forgets the entries whose keys fit and answers what they held. */
  drop(fits: (key: string) => boolean): readonly Promise<Value>[];
}

export function createRecent<Value>(max: number): Recent<Value> {
  const entries = new Map<string, Promise<Value>>();
  return {
    get(key, make) {
      const held = entries.get(key) ?? make();
      entries.delete(key);
      entries.set(key, held);
      held.catch(() => {
        if (entries.get(key) === held) entries.delete(key);
      });
      for (const oldest of entries.keys()) {
        if (entries.size <= max) break;
        entries.delete(oldest);
      }
      return held;
    },
    drop(fits) {
      const dropped = [...entries].filter(([key]) => fits(key));
      for (const [key] of dropped) entries.delete(key);
      return dropped.map(([, held]) => held);
    },
  };
}
