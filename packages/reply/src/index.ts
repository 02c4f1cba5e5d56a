export type { Action } from "./action/action.ts";
export {
  COMMAND_LENGTH,
  type CommandAction,
  commandActionIds,
  parseCommandAction,
} from "./action/command-action.ts";
export { parseAction, parsePageTurn } from "./action/parse-action.ts";
export { citationsDrawer } from "./drawer/citations-drawer.ts";
export type { Drawer } from "./drawer/drawer.ts";
export { drawerPage } from "./drawer/drawer-page.ts";
export { evidenceDrawer } from "./drawer/evidence-drawer.ts";
export { stepsDrawer } from "./drawer/steps-drawer.ts";
export { drawResourceTree, type Picture } from "./picture/draw-resource-tree.ts";
export { asPosted } from "./render/as-posted.ts";
export { forAsker } from "./render/for-asker.ts";
export type { Investigated } from "./render/investigated.ts";
export { buttonLabel, type Chosen, renderChosen } from "./render/render-chosen.ts";
export { renderCitations } from "./render/render-citations.ts";
export { renderClarify } from "./render/render-clarify.ts";
export { type NextCommand, renderCommandChoice } from "./render/render-command-choice.ts";
export { renderCommandHelp } from "./render/render-command-help.ts";
export { renderConcepts } from "./render/render-concepts.ts";
export { renderDifference } from "./render/render-difference.ts";
export { renderEvidence } from "./render/render-evidence.ts";
export { renderFailure } from "./render/render-failure.ts";
export { renderFirstLook } from "./render/render-first-look.ts";
export { renderFound } from "./render/render-found.ts";
export { renderHelp } from "./render/render-help.ts";
export { renderHistory } from "./render/render-history.ts";
export {
  type Home,
  type HomeBudget,
  type HomeInvestigation,
  renderHome,
} from "./render/render-home.ts";
export { renderInvestigationEnd } from "./render/render-investigation-end.ts";
export { renderNeverMind } from "./render/render-never-mind.ts";
export { renderPlan } from "./render/render-plan.ts";
export { renderScopeStatus } from "./render/render-scope-status.ts";
export { renderSentence } from "./render/render-sentence.ts";
export { renderSteps } from "./render/render-steps.ts";
export { renderThanks } from "./render/render-thanks.ts";
export { renderTreeWords } from "./render/render-tree-words.ts";
export { renderUsedUp, type UsedUp, usedUpSentence } from "./render/render-used-up.ts";
export { renderWelcome } from "./render/render-welcome.ts";
export type { ScopeStatus, StatusScope } from "./render/status-of-scope-parts.ts";
export type { Rendered } from "./rendered.ts";
export { createMemoryDeliveries } from "./send/create-memory-deliveries.ts";
export { createResponder, type Responder } from "./send/create-responder.ts";
export { createSender, type SenderOptions } from "./send/create-sender.ts";
export { createSendingClient } from "./send/create-sending-client.ts";
export type { Deliveries } from "./send/deliveries.ts";
export { observeFetch } from "./send/observe-fetch.ts";
export { readOutcome } from "./send/read-outcome.ts";
export type { Recipient, Sender, SendOptions } from "./send/sender.ts";
export {
  createStreamingThread,
  type StreamingThreadOptions,
} from "./thread/create-streaming-thread.ts";
export {
  createUpdatingThread,
  type UpdatingThreadOptions,
} from "./thread/create-updating-thread.ts";
export type { InvestigationThread } from "./thread/investigation-thread.ts";
