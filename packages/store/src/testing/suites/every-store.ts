import type { StoreUnderTest } from "../use-store.ts";
import { approvalSuite } from "./approval.ts";
import { auditSuite } from "./audit.ts";
import { cancellationSuite } from "./cancellation.ts";
import { chargeSuite } from "./charge.ts";
import { conversationSuite } from "./conversation.ts";
import { deliverySuite } from "./delivery.ts";
import { feedbackSuite } from "./feedback.ts";
import { inboxSuite } from "./inbox.ts";
import { installationSuite } from "./installation.ts";
import { investigationSuite } from "./investigation.ts";
import { journalSuite } from "./journal.ts";
import { leaseSuite } from "./lease.ts";
import { queuePoolSuite } from "./queue-pool.ts";
import { retentionSuite } from "./retention.ts";
import { textSuite } from "./text.ts";
import { transactionSuite } from "./transaction.ts";

/** What every store does, wherever it keeps its state. */
export function everyStoreSuite(state: StoreUnderTest): void {
  inboxSuite(state);
  conversationSuite(state);
  deliverySuite(state);
  installationSuite(state);
  investigationSuite(state);
  chargeSuite(state);
  journalSuite(state);
  approvalSuite(state);
  feedbackSuite(state);
  cancellationSuite(state);
  leaseSuite(state);
  retentionSuite(state);
  auditSuite(state);
  textSuite(state);
  transactionSuite(state);
  queuePoolSuite(state);
}
