import type { Question } from "@lynceus/contract";
import { renderFirstLook } from "@lynceus/reply";
import { readLook } from "@lynceus/triage";
import { lookInto, type Rooms } from "../handle-message.ts";
import { investigationId } from "../investigate/begin-investigation.ts";
import { isInvestigable, toRequest } from "../investigate/to-request.ts";

/**
 * Looks at what a message is about, whatever it asks for: by its words, by its thread, by the channel. Told in
 * its thread; an investigation follows where they begin by themselves. `onlyNamed` stays silent unless
 * the words name an application that fails: nobody has asked.
 */
export async function diagnose(
  question: Question,
  rooms: Rooms,
  how: "always" | "onlyNamed",
  signal: AbortSignal,
): Promise<void> {
  const { thread, principal } = question;
  const { investigations, conversations, sender } = rooms;
  const known = (await conversations.get(thread)) ?? {};
  const { look, state } = await lookInto(
    readLook(question),
    { principal, state: known },
    rooms,
    signal,
  );
  const isNamed =
    look.outcome === "diagnosed" &&
    look.diagnosis.findings.length > 0 &&
    ["question", "near-name", "namespace"].includes(look.foundBy);
  if (how === "onlyNamed" && !isNamed) {
    rooms.logger.debug({ question: question.id }, "alert names no application that fails");
    return;
  }
  const follows = isInvestigable(look) && investigations.isAutomatic(thread.channel);
  const message = renderFirstLook(look, { now: new Date(), offersInvestigation: !follows });
  await sender.post(thread, message, { key: `${question.id}:reply`, priority: "answer", signal });
  await conversations.set(thread, state);
  if (!follows) return;
  const before = await investigations.lastAnswer(thread);
  await investigations.begin(investigationId(question.id), toRequest(question, look, before));
}
