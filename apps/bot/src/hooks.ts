import type { ExpectedError, InvestigationEnd, InvestigationRequest } from "@lynceus/contract";

/** What whoever starts a bot may want to hear of. */
export interface BotHooks {
  /** The embedded database cannot go on (a full disk, mostly): only a new process can. */
  readonly onFatal?: (error: ExpectedError) => void;
  /** An investigation has ended in this process, and its thread was told. */
  readonly onInvestigated?: (request: InvestigationRequest, end: InvestigationEnd) => void;
}
