import type { FirstLook } from "@lynceus/contract";
import { type Begun, investigationId } from "./begin-investigation.ts";
import type { Investigations } from "./create-investigations.ts";
import { type Asked, isInvestigable, toRequest } from "./to-request.ts";

/** Begins the investigation of what was found, when it is clear what is meant and a day's budgets have room. */
export async function followLook(
  asked: Asked,
  look: FirstLook,
  investigations: Pick<Investigations, "begin" | "lastAnswer">,
): Promise<Begun | "unclear"> {
  if (!isInvestigable(look)) return "unclear";
  const before = await investigations.lastAnswer(asked.thread);
  return investigations.begin(investigationId(asked.id), toRequest(asked, look, before));
}
