import { createHash } from "node:crypto";
import { sanitise } from "../sanitise.ts";

/** One link of the chain, every field as it is kept and hashed. `body` is JSON text, keys sorted. */
export interface AuditEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** The hash of the entry before; empty for the first. */
  readonly prev: string;
  /** ISO 8601 in UTC, when it was written. */
  readonly at: string;
  readonly body: string;
  /** `sha256(prev + "\n" + seq + "\n" + at + "\n" + body)`, in hexadecimal. */
  readonly hash: string;
}

export function hashEntry(entry: Omit<AuditEntry, "hash">): string {
  const { prev, seq, at, body } = entry;
  return createHash("sha256").update(`${prev}\n${seq}\n${at}\n${body}`).digest("hex");
}

/** The same text for the same facts, whatever order they were put together in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sanitise(value) ?? null, (_, entry: unknown) => {
    if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return entry;
    return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
