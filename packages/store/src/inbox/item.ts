import { and, inArray, isNull, lte, or, type SQL } from "drizzle-orm";
import { now } from "../database/database.ts";
import { inbox } from "../schema.ts";

export type InboxState = typeof inbox.$inferSelect.state;

/** What arrived. The same event or the same message, announced again, is the same item. */
export interface IncomingItem {
  readonly eventId: string;
  /** `channel:ts` for a message; unique over all kinds. */
  readonly messageKey: string;
  readonly kind: "message" | "click" | "command" | "event";
  readonly team: string;
  readonly threadKey: string;
  readonly payload: unknown;
}

/** An item as it is kept. `id` rises in the order of arrival. */
export interface InboxItem extends IncomingItem {
  readonly id: number;
  readonly state: InboxState;
  readonly receivedAt: Date;
  /** How often it has been claimed; the present claim's token. */
  readonly token: number;
}

export const itemColumns = {
  id: inbox.id,
  eventId: inbox.eventId,
  messageKey: inbox.messageKey,
  kind: inbox.kind,
  team: inbox.team,
  threadKey: inbox.threadKey,
  payload: inbox.payload,
  state: inbox.state,
  receivedAt: inbox.receivedAt,
  token: inbox.token,
};

export const unsettled: SQL = inArray(inbox.state, ["waiting", "claimed"]);

/** Unsettled, and nobody is at it: never claimed, given back, or its owner's lease has run out. */
export function claimable(): SQL | undefined {
  return and(unsettled, or(isNull(inbox.leaseUntil), lte(inbox.leaseUntil, now)));
}
