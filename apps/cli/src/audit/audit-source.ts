import type { AuditQuery } from "@lynceus/bot/control";
import type { AuditEntry, Verified } from "@lynceus/store";

/** What verifying came to. Only a file can have lines that are no entries at all. */
export type Verification =
  | Verified
  | {
      readonly ok: false;
      readonly problem: "damaged";
      readonly seq: number;
      readonly sentence: string;
    };

export type Broken = Extract<Verification, { readonly ok: false }>;

/** An audit that can be verified, and looked into around a problem. */
export interface Verifiable {
  verify(anchor: string | undefined, signal: AbortSignal): Promise<Verification>;
  entries(
    query: { readonly from: number; readonly limit: number },
    signal: AbortSignal,
  ): AsyncIterable<AuditEntry>;
}

/** The audit itself, behind a running bot or in a database. */
export interface AuditSource extends Verifiable {
  entries(query: AuditQuery, signal: AbortSignal): AsyncIterable<AuditEntry>;
  close(): Promise<void>;
}
