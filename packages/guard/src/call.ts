import type { Principal } from "@lynceus/contract";

/** What a call is about. A call without a target answers from what `canSee` lets through. */
export interface Target {
  readonly instance: string;
  readonly project: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** One tool call as the door sees it, before anything has run. */
export interface CallRequest {
  /** On whose behalf. */
  readonly principal: Principal;
  /** The program that calls: `lynceus-bot`, `claude-desktop`. */
  readonly client: string;
  readonly tool: string;
  readonly access: "read" | "write";
  readonly arguments: unknown;
  readonly target?: Target;
  /** Joins the audit entry, the log lines and the sentence that a person sees. */
  readonly correlationId: string;
}

/** `policy` names the rule that decided, for the audit; `reason` is a sentence for the person. */
export type Decision =
  | { readonly effect: "allow"; readonly policy: string }
  | { readonly effect: "deny"; readonly policy: string; readonly reason: string };

/** Decides whether a call may happen. Pure; an exception counts as a denial. */
export type Authorise = (request: CallRequest) => Decision;

/** Decides whether a call fits what its principal may still use. */
export type Quota = (request: CallRequest) => Promise<Decision>;
