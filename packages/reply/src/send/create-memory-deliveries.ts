import type { Deliveries, Delivery } from "./deliveries.ts";

const REMEMBERED = 20_000;

/** Deliveries that last as long as the process; the oldest are forgotten first. */
export function createMemoryDeliveries(options: { readonly max?: number } = {}): Deliveries {
  const { max = REMEMBERED } = options;
  const known = new Map<string, Delivery>();
  return {
    async begin(key) {
      const before = known.get(key);
      if (before !== undefined) return before;
      known.set(key, { state: "unsure" });
      const [oldest] = known.keys();
      if (known.size > max && oldest !== undefined) known.delete(oldest);
      return { state: "new" };
    },
    async sent(key, ts) {
      if (known.get(key)?.state !== "sent") known.set(key, { state: "sent", ts });
    },
  };
}
