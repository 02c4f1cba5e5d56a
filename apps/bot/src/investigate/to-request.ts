import {
  type Answer,
  applicationKey,
  type FirstLook,
  failuresOf,
  type InvestigationRequest,
  type Principal,
  type ThreadMessage,
  type ThreadRef,
} from "@lynceus/contract";

/** A look at one application that has failures. */
export type InvestigableLook = Extract<FirstLook, { outcome: "diagnosed" }>;

/** True when a look has found what can be investigated, and it is clear which failure is meant. */
export function isInvestigable(look: FirstLook): look is InvestigableLook {
  if (look.outcome !== "diagnosed" || look.diagnosis.findings.length === 0) return false;
  return look.focus !== undefined || failuresOf(look.diagnosis).length === 1;
}

/** What was asked, by whom and where. */
export interface Asked {
  /** The id of the message or click. */
  readonly id: string;
  readonly text: string;
  readonly context: readonly ThreadMessage[];
  readonly askedAt: string;
  readonly principal: Principal;
  readonly thread: ThreadRef;
}

/** An investigation of what a look found; an earlier answer about the same application is built upon. */
export function toRequest(
  asked: Asked,
  look: InvestigableLook,
  before: Answer | undefined,
): InvestigationRequest {
  const { id: question, text, context, askedAt, principal, thread } = asked;
  const { diagnosis, focus = failuresOf(look.diagnosis) } = look;
  const isSame = before?.application === applicationKey(diagnosis.application);
  return {
    question,
    text,
    context: [...context],
    askedAt,
    principal,
    thread,
    diagnosis,
    focus: focus.map(({ id }) => id),
    ...(isSame && before !== undefined ? { before } : {}),
  };
}
