import type { Principal } from "@lynceus/contract";
import { canSee } from "@lynceus/guard";
import {
  type Action,
  citationsDrawer,
  renderCitations,
  renderSteps,
  stepsDrawer,
} from "@lynceus/reply";
import { type Outcome, toClicker } from "../click/click.ts";
import type { Investigations } from "./create-investigations.ts";

type InvestigationAction = Extract<Action, { readonly investigation: string }>;

const GONE = "This investigation is not kept any more. Ask again to have it looked into anew.";
const ENDED = "There is nothing to stop: this investigation has ended.";
const RUNNING = "This investigation has not ended yet; its steps stand in the thread.";
const THANKS = "Noted, thank you. It helps to see which answers hold.";

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
  if (found === undefined || isSeen !== true) return toClicker(GONE);
  if (action.kind === "stop") {
    const isStopping = await investigations.stop(id, click.user);
    return isStopping ? { to: "nobody" } : toClicker(ENDED);
  }
  if (action.kind === "rate") {
    await investigations.rate(id, click.user, action.rating === "helpful" ? "up" : "down");
    return toClicker(THANKS);
  }
  const { end } = found;
  if (end === undefined) return toClicker(RUNNING);
  if (action.kind === "show-steps") {
    return { to: "drawer", drawer: stepsDrawer(end), message: renderSteps(end) };
  }
  if (end.kind !== "answered") return toClicker(GONE);
  const drawer = citationsDrawer(end.answer, found.request.diagnosis);
  return { to: "drawer", drawer, message: renderCitations(end.answer) };
}
