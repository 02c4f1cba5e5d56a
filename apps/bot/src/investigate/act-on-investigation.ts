import type { Principal } from "@lynceus/contract";
import { canSee } from "@lynceus/guard";
import {
  type Action,
  type Rendered,
  renderCitations,
  renderSentence,
  renderSteps,
} from "@lynceus/reply";
import type { Investigations } from "./create-investigations.ts";

type InvestigationAction = Extract<Action, { readonly investigation: string }>;

/** A word for the one who clicked, or none: what comes of a Stop is told in the thread. */
type Outcome = { readonly to: "clicker"; readonly message: Rendered } | { readonly to: "nobody" };

const GONE = "This investigation is not kept any more. Ask again to have it looked into anew.";
const ENDED = "There is nothing to stop: this investigation has ended.";
const RUNNING = "This investigation has not ended yet; its steps stand in the thread.";
const THANKS = "Noted, thank you. It helps to see which answers hold.";

const toClicker = (message: Rendered): Outcome => ({ to: "clicker", message });

/** A click on a button of an investigation's own messages. */
export async function actOnInvestigation(
  action: InvestigationAction,
  click: { readonly user: string; readonly principal: Principal },
  rooms: { readonly investigations: Investigations },
): Promise<Outcome> {
  const { investigations } = rooms;
  const id = action.investigation;
  const found = await investigations.find(id);
  const isSeen = found && canSee(click.principal, found.request.diagnosis.application);
  if (found === undefined || isSeen !== true) return toClicker(renderSentence(GONE));
  if (action.kind === "stop") {
    const isStopping = await investigations.stop(id, click.user);
    return isStopping ? { to: "nobody" } : toClicker(renderSentence(ENDED));
  }
  if (action.kind === "rate") {
    await investigations.rate(id, click.user, action.rating === "helpful" ? "up" : "down");
    return toClicker(renderSentence(THANKS));
  }
  const { end } = found;
  if (end === undefined) return toClicker(renderSentence(RUNNING));
  if (action.kind === "show-steps") return toClicker(renderSteps(end));
  return toClicker(end.kind === "answered" ? renderCitations(end.answer) : renderSentence(GONE));
}
