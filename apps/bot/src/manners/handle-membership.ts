import { renderSentence, renderWelcome } from "@lynceus/reply";
import type { Desk } from "../desk.ts";
import { admit } from "./admit.ts";
import { refusalSentence } from "./refusal-sentence.ts";

/** We were invited to a channel, or have left it. A channel is welcomed once for ever, however often we come. */
export async function handleMembership(
  moved: {
    readonly channel: string;
    readonly change: "joined" | "left";
    readonly external?: boolean | undefined;
  },
  team: string,
  desk: Desk,
  signal: AbortSignal,
): Promise<void> {
  const { channel, change } = moved;
  if (change === "left") return desk.leave(team, channel);
  const settings = desk.manners.settings(channel);
  if (settings?.welcome === false) return;
  const external = moved.external ?? !(await desk.manners.isPostable(channel));
  const admission = admit({ standing: "member", external, settings });
  const projects = settings?.projects ?? [];
  const message =
    admission.kind === "welcome"
      ? renderWelcome({ projects, channel })
      : renderSentence(refusalSentence(admission.reason, { channel, sender: "" }));
  const sending = { key: `welcome:${team}:${channel}`, priority: "answer", signal } as const;
  await desk.sender.say(channel, message, sending);
}
