import { randomUUID } from "node:crypto";
import { ExpectedError } from "@lynceus/contract";
import { COMMAND_LENGTH, forAsker, renderFailure, renderSentence } from "@lynceus/reply";
import type { Desk } from "../desk.ts";
import type { SlashCommand } from "../inbox/slash-command.ts";
import { refusalSentence } from "../manners/refusal-sentence.ts";
import type { Rooms } from "../rooms.ts";
import { answerCommand } from "./answer-command.ts";
import { type CommandAnswer, toAsker, toSentence } from "./command-answer.ts";

/** A `response_url` is good for 30 minutes; an answer that would just miss it is not begun. */
const GOOD_FOR_MS = 29 * 60_000;

/** Who asks, and where. */
export interface Asker {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
}

/** A command's text to what is told, whatever happens; admission included. */
export async function answerAs(
  asker: Asker,
  text: string,
  { rooms, desk }: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<CommandAnswer> {
  const { channel, user } = asker;
  const admission = await desk.manners.admit(
    // Only the asker sees the answer; whether it may be posted is another question.
    { ...asker, external: false },
  );
  if (admission.kind === "refused") {
    return toAsker(renderSentence(refusalSentence(admission.reason, { channel, sender: user })));
  }
  const principal = await rooms.identify.principal(asker);
  try {
    return await answerCommand(text, rooms.toolsFor(principal), signal);
  } catch (error) {
    if (error instanceof ExpectedError) return toSentence(error);
    const id = randomUUID().slice(0, 8);
    rooms.logger.error({ err: error, id, command: text.slice(0, 80) }, "command not answered");
    return toAsker(renderFailure(id));
  }
}

/**
 * One slash command to its answer, seen by who asked. One that waited too long is told so in a direct message.
 * Rejects when Slack or the store is in trouble: then it is to be tried again.
 */
export async function handleCommand(
  { command, receivedAt }: { readonly command: SlashCommand; readonly receivedAt: Date },
  team: string,
  options: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<void> {
  const { desk } = options;
  const { text, user_id: user, channel_id: channel, response_url: url, trigger_id } = command;
  const late = async () => {
    const at = receivedAt.toISOString().slice(11, 16);
    const sentence = `\`/argocd\` of ${at} UTC was not answered in time, because Lynceus was not running then. Ask again.`;
    const sending = { key: `late:${trigger_id}`, priority: "answer", signal } as const;
    await desk.sender.say(user, renderSentence(sentence), sending);
  };
  if (Date.now() - receivedAt.getTime() > GOOD_FOR_MS) return late();

  const { message, posts } = await answerAs({ team, user, channel }, text, options, signal);
  const isPostable = posts && (await desk.manners.isPostable(channel));
  const asked = text.trim().slice(0, COMMAND_LENGTH);
  const post = isPostable ? { text: asked, id: trigger_id } : undefined;
  const sent = await desk.responder.respond(url, forAsker(message, post), "asker", signal);
  if (sent === "gone") await late();
}
