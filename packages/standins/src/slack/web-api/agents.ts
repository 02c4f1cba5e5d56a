import { z } from "zod";
import { findOwnChannel, findPerson, readThread } from "./find.ts";
import type { Office } from "./method.ts";
import { method } from "./method.ts";

const scopes = ["chat:write"];
const STOP_EVENT = "agent_session_stopped";

export const sessionStatus = z.enum(["active", "processing", "suspended", "closed"]);

const thread = { channel_id: z.string(), thread_ts: z.string() };

function find(args: z.output<z.ZodObject<typeof thread>>, { workspace }: Office) {
  const channel = findOwnChannel(args.channel_id, workspace);
  const { thread_ts: threadTs } = readThread(args.thread_ts, channel, workspace);
  return { channel: channel.id, threadTs };
}

export const agentMethods = {
  "agents.sessions.setStatus": method({
    tier: "tier3",
    scopes,
    args: z.object({
      ...thread,
      status: sessionStatus,
      title: z.string().max(200).optional(),
      initiator_user_id: z.string().optional(),
    }),
    run(args, office) {
      const { workspace, sessions } = office;
      if (args.initiator_user_id !== undefined) findPerson(args.initiator_user_id, workspace);
      const place = find(args, office);
      const { status, title } = sessions.set({ ...place, status: args.status, title: args.title });
      const isTold = workspace.bot.events.includes(STOP_EVENT);
      const warning = `missing_${STOP_EVENT}_event_subscription`;
      return { agent_status: status, status, title, ...(isTold ? {} : { warning }) };
    },
  }),
  "agents.sessions.rename": method({
    tier: "tier3",
    scopes,
    args: z.object({ ...thread, title: z.string().min(1).max(200) }),
    run(args, office) {
      return { title: office.sessions.rename(find(args, office), args.title).title };
    },
  }),
};
