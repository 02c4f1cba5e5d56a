import type { Target } from "./call.ts";

/** One line of the audit: who asked for what, what policy said, what came of it. No result, no secret. */
export interface AuditEntry {
  /** ISO 8601, when the call came in. */
  readonly at: string;
  readonly correlationId: string;
  /** The program that called. */
  readonly client: string;
  /** On whose behalf; no e-mail address. */
  readonly principal: { readonly kind: string; readonly id: string; readonly name: string };
  readonly tool: string;
  readonly access: "read" | "write";
  /** SHA-256 over the arguments as they came, object keys sorted. */
  readonly argumentsDigest: string;
  /** The arguments with credentials masked. */
  readonly arguments: unknown;
  readonly target?: Target;
  readonly effect: "allow" | "deny";
  /** The rule that decided. */
  readonly policy: string;
  /** `started` stands before a write runs; its outcome follows as a second entry. */
  readonly outcome: "started" | "ok" | "refused" | "error";
  /** Why, when the outcome is `refused` or `error`; credentials masked. */
  readonly reason?: string;
  readonly durationMs: number;
  /** Size of the result as JSON in UTF-8. */
  readonly resultBytes: number;
}

/** Where the audit goes. Rejects when the entry is not kept. */
export interface AuditSink {
  record(entry: AuditEntry): Promise<void>;
}
