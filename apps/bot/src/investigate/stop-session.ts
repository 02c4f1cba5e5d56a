import type { ThreadRef } from "@lynceus/contract";
import type { Sender } from "@lynceus/reply";
import type { Identify } from "../identify.ts";
import { actOnInvestigation } from "./act-on-investigation.ts";
import type { Investigations } from "./create-investigations.ts";

/**
 * Somebody pressed Slack's own Stop: the same as our button on every investigation under way in the thread, and
 * under the same authorisation. Slack waits for the session to leave `processing`.
 */
export async function stopSession(
  press: { readonly thread: ThreadRef; readonly user: string },
  rooms: {
    readonly investigations: Investigations;
    readonly identify: Pick<Identify, "principal">;
    readonly sender: Sender;
  },
): Promise<void> {
  const { thread, user } = press;
  const { investigations, identify, sender } = rooms;
  const principal = await identify.principal({ ...thread, user });
  for (const investigation of await investigations.unfinishedIn(thread)) {
    await actOnInvestigation({ kind: "stop", investigation }, { user, principal }, rooms);
  }
  await sender.session(thread, { status: "active" });
}
