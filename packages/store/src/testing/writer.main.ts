import { openStore } from "../open-store.ts";
import { silentLogger } from "./silent-logger.ts";

/**
 * A process for tests to kill: opens the folder, says how that went, and then writes without end,
 * a line for everything that the store has acknowledged. `writer.main.ts <folder> [how many]`
 */
const [dataDir = "", limit = "Infinity"] = process.argv.slice(2);
const say = (...words: unknown[]) => process.stdout.write(`${words.join(" ")}\n`);
const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);

const begun = performance.now();
try {
  const store = await openStore({ dataDir }, { logger: silentLogger });
  say("opened", Math.round(performance.now() - begun), peakMb());
  for (let n = 0; n < Number(limit); n += 1) {
    const key = `${process.pid}:${n}`;
    const { seq, hash } = await store.audit.append({ key, words: "x".repeat(300) });
    say("audit", seq, hash);
    const accepted = await store.inbox.accept({
      eventId: key,
      messageKey: key,
      kind: "message",
      team: "T1",
      threadKey: "T1:C1:1",
      payload: { text: "why is payments-api failing?" },
    });
    say("inbox", key, accepted.id);
  }
  await store.close();
  say("closed", peakMb());
} catch (error) {
  say("refused", error instanceof Error ? error.message : String(error));
}
