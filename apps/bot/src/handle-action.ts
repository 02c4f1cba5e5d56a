import { randomUUID } from "node:crypto";
import {
  type ApplicationRef,
  Diagnosis,
  ExpectedError,
  parseApplicationKey,
  type ThreadRef,
} from "@lynceus/contract";
import {
  type Action,
  type Rendered,
  renderEvidence,
  renderFailure,
  renderFirstLook,
  renderSentence,
} from "@lynceus/reply";
import { lookInto, type Rooms } from "./handle-message.ts";

/** A click on one of our buttons: what it refers to, who clicked, and in which thread. */
export interface Click {
  /** The same however often the click is announced. */
  readonly id: string;
  readonly action: Action;
  readonly user: string;
  readonly thread: ThreadRef;
}

const as = (click: Click, what: "reply" | "failure") =>
  ({ key: `${click.id}:${what}`, priority: "answer" }) as const;

const GONE =
  "That button is from an older version. Mention Lynceus again with the application's name.";

async function showEvidence(
  click: Click,
  application: ApplicationRef,
  ids: readonly string[],
  rooms: Rooms,
  signal: AbortSignal,
): Promise<void> {
  const principal = await rooms.identify.principal({ ...click.thread, user: click.user });
  const args = {
    instance: application.instance,
    applicationNamespace: application.namespace,
    applicationName: application.name,
  };
  const tools = rooms.toolsFor(principal);
  const diagnosis = await tools.callParsed(Diagnosis, "diagnose_application", args, signal);
  const shown = diagnosis.findings.filter(({ id }) => ids.includes(id));
  const rendered =
    shown.length > 0
      ? renderEvidence(shown)
      : renderSentence("What this button showed is over: Argo CD does not report it any more.");
  await rooms.sender.ephemeral(click.thread, click.user, rendered, as(click, "reply"));
}

async function act(click: Click, rooms: Rooms, signal: AbortSignal): Promise<void> {
  const { action, thread, user } = click;
  const application = parseApplicationKey(action.application);
  if (application === undefined) {
    await rooms.sender.ephemeral(thread, user, renderSentence(GONE), as(click, "reply"));
    return;
  }
  if (action.kind === "show-evidence") {
    await showEvidence(click, application, action.findings, rooms, signal);
    return;
  }
  const principal = await rooms.identify.principal({ ...thread, user });
  await rooms.conversations.set(thread, { application });
  const request = {
    words: [],
    threadWords: [],
    logs: false,
    ...(action.kind === "focus-failure"
      ? { focus: { by: "finding", ids: action.findings } as const }
      : {}),
  };
  const look = await lookInto(request, { principal, thread }, rooms, signal);
  const reply = renderFirstLook(look, { now: new Date() });
  await rooms.sender.post(thread, reply, as(click, "reply"));
}

/** One click to its effect. The clicker is authorised anew; the button only says what is meant. */
export async function handleAction(click: Click, rooms: Rooms, signal: AbortSignal): Promise<void> {
  const fail = (message: Rendered) =>
    rooms.sender.ephemeral(click.thread, click.user, message, as(click, "failure"));
  try {
    await act(click, rooms, signal);
  } catch (error) {
    if (error instanceof ExpectedError) {
      await fail(renderSentence(error.message));
      return;
    }
    const id = randomUUID().slice(0, 8);
    rooms.logger.error({ err: error, id, action: click.action.kind }, "click not answered");
    await fail(renderFailure(id));
  }
}
