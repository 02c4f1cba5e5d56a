import { agentMethods } from "./agents.ts";
import { assistantMethods } from "./assistant.ts";
import { authMethods } from "./auth.ts";
import { chatMethods } from "./chat.ts";
import { conversationMethods } from "./conversations.ts";
import { fileMethods } from "./files.ts";
import { historyMethods } from "./history.ts";
import type { Method } from "./method.ts";
import { reactionMethods } from "./reactions.ts";
import { streamingMethods } from "./streaming.ts";
import { teamMethods } from "./team.ts";
import { userMethods } from "./users.ts";
import { viewMethods } from "./views.ts";

/** Every Web API method there is here; any other name is `unknown_method`. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...agentMethods,
    ...assistantMethods,
    ...authMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...historyMethods,
    ...reactionMethods,
    ...streamingMethods,
    ...teamMethods,
    ...userMethods,
    ...viewMethods,
  }),
);
