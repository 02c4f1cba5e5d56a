import { tellingWords } from "../../apps/playground/src/answers-truth.ts";
import { listWorlds, type WorldEntry } from "../../packages/standins/src/index.ts";
import type { Expected } from "../case.ts";

const entries: ReadonlyMap<string, WorldEntry> = new Map(
  listWorlds().map((entry) => [entry.id, entry]),
);

/** A shipped world's catalogue entry; throws when there is none. */
export function entryOf(world: string): WorldEntry {
  const entry = entries.get(world);
  if (entry === undefined) throw new Error(`There is no world ${world}.`);
  return entry;
}

/** What a right answer about the cause says in this world: its recording's own truth. */
export function causeIn(world: string): Expected {
  const { mode, truth } = entryOf(world);
  const failures = truth.failures.map(tellingWords);
  return {
    mustSay: truth.mustSay,
    mustNotSay: truth.mustNotSay,
    ...(failures.length > 0 ? { failures } : {}),
    ...(mode === "healthy" && truth.mustSay.includes("Healthy") ? { healthy: true } : {}),
  };
}

/** What is expected of an answer, where a recording says it beside its truth. */
export function says(mustSay: readonly string[], mustNotSay: readonly string[] = []): Expected {
  return { mustSay, mustNotSay };
}
