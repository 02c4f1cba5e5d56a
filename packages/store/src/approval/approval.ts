import type { approval } from "../schema.ts";

export type ApprovalStatus = typeof approval.$inferSelect.status;

export interface NewApproval {
  readonly id: string;
  readonly investigationId?: string | undefined;
  readonly team: string;
  readonly threadKey: string;
  /** Over the whole plan and the state that it is shown against. */
  readonly hash: string;
  /** How many steps the plan has. */
  readonly steps: number;
  /** The plan, as it is shown and carried out. */
  readonly body: unknown;
}

export interface Approval extends NewApproval {
  readonly status: ApprovalStatus;
  readonly decidedBy: string | undefined;
  readonly expiresAt: Date;
}

/** A row as the rest of the code sees it. */
export function readApproval(row: typeof approval.$inferSelect): Approval {
  const { decidedAt: _, createdAt: __, investigationId, decidedBy, ...rest } = row;
  return {
    ...rest,
    investigationId: investigationId ?? undefined,
    decidedBy: decidedBy ?? undefined,
  };
}
