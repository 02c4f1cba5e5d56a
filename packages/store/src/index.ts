export type { Approval, ApprovalStatus, NewApproval } from "./approval/approval.ts";
export type { Decided } from "./approval/decide.ts";
export type { AuditEntry } from "./audit/entry.ts";
export { type ReadAgain, type Verified, verifyEntries } from "./audit/verify-entries.ts";
export type { OpenOptions } from "./backend.ts";
export type { Cancellation } from "./cancellation/is-requested.ts";
export type { Allowance, Used } from "./charge/charge.ts";
export type { Conversation } from "./conversation/conversation.ts";
export type { Begun } from "./delivery/begin.ts";
export type { Feedback } from "./feedback/feedback.ts";
export type { Accepted } from "./inbox/accept.ts";
export type { InboxItem, InboxState, IncomingItem } from "./inbox/item.ts";
export type { Installation, NewInstallation } from "./installation/installation.ts";
export type { Created } from "./investigation/create.ts";
export type {
  Investigation,
  InvestigationStatus,
  NewInvestigation,
} from "./investigation/investigation.ts";
export type { Appended, JournalStep } from "./journal/append.ts";
export type { JournalEntry } from "./journal/list.ts";
export { openStore, type Store, type StoreAddress } from "./open-store.ts";
export type { QueueClient, QueueMigrations, QueuePool, QueueSession } from "./queue-pool.ts";
export { sanitise } from "./sanitise.ts";
export type { Verbs } from "./verbs.ts";
