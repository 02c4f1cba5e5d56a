import { type SettleOptions, settleInvestigation } from "./settle-investigation.ts";

/** Several tries have failed, and no other will be made: its thread is told, and whoever runs this finds the id. */
export async function giveUpInvestigation(id: string, options: SettleOptions): Promise<void> {
  const kept = await options.store.investigations.get(id);
  if (kept === undefined || kept.status === "done" || kept.status === "stopped") return;
  const sentence = `Lynceus itself failed here, not your application; nothing was changed. Ask again, and if it stays, give its operators the id \`${id}\`.`;
  await settleInvestigation(kept, { kind: "unfinished", sentence }, options);
}
