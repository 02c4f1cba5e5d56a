import type { Question } from "@lynceus/contract";
import { renderFirstLook } from "@lynceus/reply";
import { readLook } from "@lynceus/triage";
import { isInvestigable } from "../investigate/to-request.ts";
import { lookInto } from "../look-into.ts";
import { answerOrSay, replyInThread } from "../reply-in-thread.ts";
import type { Rooms } from "../rooms.ts";

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
  const { investigations, conversations, logger } = rooms;
  const known = (await conversations.get(thread)) ?? {};
  const reply = await answerOrSay(question, known, rooms, async () => {
    const asker = { principal, state: known };
    const { look, state } = await lookInto(readLook(question), asker, rooms, signal);
    const isNamed =
      look.outcome === "diagnosed" &&
      look.diagnosis.findings.length > 0 &&
      ["question", "near-name", "namespace"].includes(look.foundBy);
    if (how === "onlyNamed" && !isNamed) {
      logger.debug({ question: question.id }, "alert names no application that fails");
      return undefined;
    }
    const follows = isInvestigable(look) && investigations.isAutomatic(thread.channel);
    const message = renderFirstLook(look, { now: new Date(), offersInvestigation: !follows });
    return { message, state, ...(follows && { investigate: look }) };
  });
  if (reply === undefined || (how === "onlyNamed" && reply.isFailure === true)) return;
  await replyInThread(question, reply, rooms, signal);
}
