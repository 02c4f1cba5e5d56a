import type { Bot } from "../bot/find-bot.ts";
import type { AuditSource, Verification } from "./audit-source.ts";

/** The audit of a running bot. */
export function fromBot(bot: Bot): AuditSource {
  return {
    async verify(anchor, signal) {
      const asked = { request: "audit.verify", ...(anchor !== undefined && { anchor }) } as const;
      let verified: Verification | undefined;
      for await (const line of bot.ask(asked, signal)) {
        if (line.line === "sound") verified = { ok: true, count: line.count, head: line.head };
        if (line.line === "broken") {
          verified = { ok: false, problem: line.problem, seq: line.seq, sentence: line.sentence };
        }
      }
      if (verified === undefined) throw new Error("The bot ended its answer without a result");
      return verified;
    },
    async *entries(query, signal) {
      for await (const line of bot.ask({ request: "audit.list", ...query }, signal)) {
        if (line.line === "entry") yield line.entry;
      }
    },
    close: async () => undefined,
  };
}
