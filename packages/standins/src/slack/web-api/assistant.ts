import { z } from "zod";
import { findOwnChannel } from "./find.ts";
import { method } from "./method.ts";

export const assistantMethods = {
  "assistant.threads.setStatus": method({
    tier: "special",
    scopes: ["chat:write"],
    args: z.object({ channel_id: z.string(), thread_ts: z.string(), status: z.string() }),
    run(args, office) {
      const channel = findOwnChannel(args.channel_id, office.workspace);
      office.setStatus({ channel: channel.id, threadTs: args.thread_ts, status: args.status });
      return {};
    },
  }),
};
