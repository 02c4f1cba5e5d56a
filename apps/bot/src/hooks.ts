import type { JournalRecord } from "@lynceus/agent";
import type { ExpectedError, InvestigationEnd, InvestigationRequest } from "@lynceus/contract";
import type { SenderOptions } from "@lynceus/reply";

/** What whoever starts a bot may want to hear of, and what may differ where Slack is not Slack. */
export interface BotHooks {
  /** The embedded database cannot go on (a full disk, mostly): only a new process can. */
  readonly onFatal?: (error: ExpectedError) => void;
  /** HTTP mode listens: where Slack, or what stands before us, is to post to. */
  readonly onListening?: (url: string) => void;
  /** A message (`channel:ts`) is dealt with in this process: its reply stands in Slack, or it needs none. */
  readonly onHandled?: (message: string) => void;
  /** An investigation is about to be queued by this process. */
  readonly onBegun?: (request: InvestigationRequest) => void;
  /** An investigation has ended in this process, and its thread was told. */
  readonly onInvestigated?: (
    request: InvestigationRequest,
    end: InvestigationEnd,
    journal: readonly JournalRecord[],
  ) => void;
  /** How often Slack may be called, where it takes more than Slack does. */
  readonly sendingBudget?: SenderOptions["budget"];
}
