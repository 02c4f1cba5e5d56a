import { asPosted, forAsker, parseCommandAction, renderSentence } from "@lynceus/reply";
import type { Desk } from "../desk.ts";
import type { BlockActions } from "../inbox/item-payload.ts";
import type { Rooms } from "../rooms.ts";
import { answerAs } from "./handle-command.ts";

const POSTED = "It is posted to the channel.";
const POSTED_BEFORE =
  "It was posted to the channel already. If it does not stand there, run the command again.";
const NOT_HERE =
  "It was not posted: this channel is shared with another company, or Slack did not tell. Only you see what Lynceus answers here.";

/**
 * A click on the answer to a command. Its text is run again as whoever clicked, so that nothing is shown that
 * they may not see now; what is posted is posted once, with their name.
 */
export async function handleCommandClick(
  body: BlockActions,
  team: string,
  options: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<void> {
  const { rooms, desk } = options;
  const { response_url: url } = body;
  const [pressed] = body.actions;
  const action = pressed && parseCommandAction(pressed.action_id, pressed.value);
  if (url === undefined || pressed === undefined || action === undefined) return;
  const user = body.user.id;
  const channel = body.channel.id;
  const asker = { team, user, channel };
  const tell = (sentence: string) =>
    desk.responder.respond(url, renderSentence(sentence), "replace", signal);

  if (action.kind === "run") {
    const { message, posts } = await answerAs(asker, action.text, options, signal);
    const isPostable = posts && (await desk.manners.isPostable(channel));
    const id = `${pressed.action_ts}:${user}`;
    const post = isPostable ? { text: action.text, id } : undefined;
    await desk.responder.respond(url, forAsker(message, post), "asker", signal);
    return;
  }
  if (!(await desk.manners.isPostable(channel))) {
    await tell(NOT_HERE);
    return;
  }
  const { message, posts } = await answerAs(asker, action.text, options, signal);
  if (!posts) {
    await desk.responder.respond(url, forAsker(message, undefined), "replace", signal);
    return;
  }
  const { state } = await desk.deliveries.begin(`${channel}:posted:${action.id}`, { channel });
  if (state !== "new") {
    await tell(POSTED_BEFORE);
    return;
  }
  const by = await rooms.identify.nameOf(user);
  const posted = asPosted(message, { by, text: action.text });
  await desk.responder.respond(url, posted, "channel", signal);
  await tell(POSTED);
}
