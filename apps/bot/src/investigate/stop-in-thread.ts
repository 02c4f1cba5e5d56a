import type { Principal, ThreadRef } from "@lynceus/contract";
import { canSee } from "@lynceus/guard";
import type { Investigations } from "./create-investigations.ts";

export const GOES_ON = "What is looked into here goes on.";
export const UNSEEN =
  "It is about an application that you may not see here, so somebody else has to stop it.";

/** Stops what runs in a thread and the principal may see: whether anything ends by it, and whether anything goes on. */
export async function stopInThread(
  by: {
    readonly thread: ThreadRef;
    readonly user: string;
    readonly principal: Principal | undefined;
  },
  investigations: Investigations,
): Promise<{ readonly isStopping: boolean; readonly goesOn: boolean }> {
  const { thread, user, principal } = by;
  let isStopping = false;
  let goesOn = false;
  for (const id of await investigations.unfinishedIn(thread)) {
    const found = await investigations.find(id);
    if (found === undefined) continue;
    const { application } = found.request.diagnosis;
    if (principal === undefined || !canSee(principal, application)) goesOn = true;
    else if (await investigations.stop(id, user)) isStopping = true;
  }
  return { isStopping, goesOn };
}
