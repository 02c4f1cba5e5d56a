/** The chain itself, without a database: for whoever keeps it elsewhere. */
export { type AuditEntry, canonicalJson, hashEntry } from "./entry.ts";
export { verifyEntries } from "./verify-entries.ts";
