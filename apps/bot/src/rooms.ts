import type { Principal, Question, ThreadMessage } from "@lynceus/contract";
import type { IncomingMessage } from "@lynceus/intake";
import type { Classified, ToolCaller } from "@lynceus/investigation";
import type { Sender } from "@lynceus/reply";
import type { Logger } from "@lynceus/telemetry";
import type { Conversations } from "./conversations.ts";
import type { Identify } from "./identify.ts";
import type { Investigations } from "./investigate/create-investigations.ts";

/** What handling a message needs; each a room of its own. */
export interface Rooms {
  readonly conversations: Conversations;
  readonly identify: Identify;
  readonly readContext: (message: IncomingMessage) => Promise<readonly ThreadMessage[]>;
  readonly toolsFor: (principal: Principal) => ToolCaller;
  readonly investigations: Investigations;
  /** Tells what an unclear message wants; absent where there is no model to ask. */
  readonly sort?: (question: Question, signal: AbortSignal) => Promise<Classified>;
  readonly sender: Sender;
  readonly logger: Logger;
}
