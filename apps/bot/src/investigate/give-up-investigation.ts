import { findUnsettled } from "./find-unsettled.ts";
import { type SettleOptions, settleInvestigation } from "./settle-investigation.ts";

/** Several tries have failed, and no other will be made: its thread is told, and whoever runs this finds the id. */
export async function giveUpInvestigation(id: string, options: SettleOptions): Promise<void> {
  const left = await findUnsettled(id, options.store);
  if (left === undefined) return;
  const sentence = `Lynceus itself failed here, not your application; nothing was changed. Ask again, and if it stays, give its operators the id \`${id}\`.`;
  await settleInvestigation(left, { kind: "unfinished", sentence }, options);
}
