import { randomUUID } from "node:crypto";
import {
  type ApplicationRef,
  type Ask,
  Diagnosis,
  ExpectedError,
  type Principal,
  parseApplicationKey,
  type ThreadRef,
} from "@lynceus/contract";
import { evidenceDrawer, renderEvidence, renderFailure, renderFirstLook } from "@lynceus/reply";
import { type Click, type Outcome, toClicker } from "./click/click.ts";
import { drawerOf, type OpenDrawer } from "./click/drawer-of.ts";
import { markChosen, saidAlready } from "./click/mark-chosen.ts";
import { showTree } from "./click/show-tree.ts";
import { actOnInvestigation } from "./investigate/act-on-investigation.ts";
import { followLook } from "./investigate/follow-look.ts";
import { isInvestigable } from "./investigate/to-request.ts";
import { lookInto, tellInto } from "./look-into.ts";
import type { Rooms } from "./rooms.ts";

const GONE =
  "That button is from an older version. Mention Lynceus again with the application's name.";
const OVER = "What this button showed is over: Argo CD does not report it any more.";

async function findEvidence(
  principal: Principal,
  application: ApplicationRef,
  ids: readonly string[],
  rooms: Rooms,
  signal: AbortSignal,
): Promise<Outcome> {
  const args = {
    instance: application.instance,
    applicationNamespace: application.namespace,
    applicationName: application.name,
  };
  const tools = rooms.toolsFor(principal);
  const diagnosis = await tools.callParsed(Diagnosis, "diagnose_application", args, signal);
  const shown = diagnosis.findings.filter(({ id }) => ids.includes(id));
  if (shown.length === 0) return toClicker(OVER);
  return {
    to: "drawer",
    drawer: evidenceDrawer(shown, diagnosis),
    message: renderEvidence(shown),
  };
}

/** What was asked before it was known of which application; a button says which. */
async function openAsk(thread: ThreadRef, { conversations }: Rooms): Promise<Ask | undefined> {
  const { awaiting, told } = (await conversations.get(thread)) ?? {};
  // The pasted lines are not at hand here: the application is looked at as it is.
  return awaiting === "application" && told !== undefined && told.kind !== "paste"
    ? told
    : undefined;
}

async function act(
  click: Click,
  principal: Principal,
  rooms: Rooms,
  signal: AbortSignal,
): Promise<Outcome> {
  const { action } = click;
  if (action.kind === "outdated") return toClicker(GONE);
  if (!("application" in action)) return actOnInvestigation(action, { ...click, principal }, rooms);
  const application = parseApplicationKey(action.application);
  if (application === undefined) return toClicker(GONE);
  if (action.kind === "show-evidence") {
    return findEvidence(principal, application, action.findings, rooms, signal);
  }
  if (action.kind === "show-tree")
    return showTree(click, application, { principal, rooms }, signal);
  const request = {
    words: [],
    threadWords: [],
    logs: false,
    ...(action.kind === "look-at"
      ? {}
      : { focus: { by: "finding", ids: action.findings } as const }),
  };
  const asked = action.kind === "look-at" ? await openAsk(click.thread, rooms) : undefined;
  const asker = { principal, state: { application }, thread: click.thread };
  const { look, state } =
    asked === undefined
      ? await lookInto(request, asker, rooms, signal)
      : await tellInto(asked, request, asker, rooms, signal);
  const isAutomatic = rooms.investigations.isAutomatic(click.thread.channel);
  const follows = action.kind === "investigate" || (action.kind === "focus-failure" && isAutomatic);
  const investigate = follows && isInvestigable(look) ? { investigate: look } : {};
  if (action.kind === "investigate" && isInvestigable(look))
    return { to: "nobody", ...investigate };
  const message = renderFirstLook(look, { now: new Date(), offersInvestigation: !follows });
  return { to: "thread", message, state, ...investigate };
}

async function actOrSay(
  click: Click,
  principal: Principal,
  rooms: Rooms,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return await act(click, principal, rooms, signal);
  } catch (error) {
    if (error instanceof ExpectedError) return toClicker(error.message);
    const id = randomUUID().slice(0, 8);
    rooms.logger.error({ err: error, id, action: click.action.kind }, "click not answered");
    return { to: "clicker", message: renderFailure(id) };
  }
}

/**
 * One click to its effect. The clicker is authorised anew; the button only says what is meant. Rejects when
 * Slack or the store is in trouble: then it is to be tried again.
 */
export async function handleAction(click: Click, rooms: Rooms, signal: AbortSignal): Promise<void> {
  const { thread, user } = click;
  const drawer = drawerOf(click, rooms.sender, signal);
  const working = (async () => {
    const principal = await rooms.identify.principal({ ...thread, user });
    const already = await saidAlready(click, rooms, new Date());
    const isRepeat = already !== undefined;
    const outcome = isRepeat ? toClicker(already) : await actOrSay(click, principal, rooms, signal);
    return { principal, outcome, isRepeat };
  })();
  await drawer?.fetching(working);
  const { principal, outcome, isRepeat } = await working;
  await tell(outcome, { click, drawer }, rooms, signal);
  if (outcome.to === "clicker" || outcome.to === "drawer" || isRepeat) return;
  if (outcome.to === "thread") await rooms.conversations.set(thread, outcome.state);
  await markChosen(click, principal, rooms, signal);
  if (outcome.investigate === undefined) return;
  const askedAt = new Date().toISOString();
  const asked = { id: click.id, thread, principal, text: "", context: [], askedAt };
  await followLook(asked, outcome.investigate, rooms.investigations);
}

async function tell(
  outcome: Outcome,
  { click, drawer }: { readonly click: Click; readonly drawer: OpenDrawer | undefined },
  { sender }: Rooms,
  signal: AbortSignal,
): Promise<void> {
  const { id, thread, user } = click;
  const sending = { key: `${id}:reply`, priority: "answer", signal } as const;
  switch (outcome.to) {
    case "nobody":
      return;
    case "drawer":
    case "clicker": {
      const isShown = await drawer?.show(
        outcome.to === "drawer" ? outcome.drawer : outcome.message,
      );
      if (isShown !== true) await sender.ephemeral(thread, user, outcome.message, sending);
      return;
    }
    case "thread":
      await sender.post(thread, outcome.message, sending);
  }
}
