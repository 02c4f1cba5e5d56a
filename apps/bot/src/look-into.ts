import type {
  ApplicationRef,
  Ask,
  FirstLook,
  LookRequest,
  Principal,
  ThreadRef,
} from "@lynceus/contract";
import { firstLook, tell } from "@lynceus/investigation";
import { inSpan } from "@lynceus/telemetry";
import type { ConversationState } from "./conversations.ts";
import type { Rooms } from "./rooms.ts";

function refOf({ instance, namespace, name }: ApplicationRef): ApplicationRef {
  return { instance, namespace, name };
}

/** What the thread is about after this look, for the next reply in it. */
function after(look: FirstLook, before: ConversationState): ConversationState {
  switch (look.outcome) {
    case "diagnosed": {
      const open = look.focus === undefined && look.diagnosis.findings.length > 1;
      const application = refOf(look.diagnosis.application);
      return open ? { application, awaiting: "failure" } : { application };
    }
    case "which-failure":
      return { ...before, awaiting: "failure" };
    case "which-application":
    case "unknown-application":
    case "nothing-named":
    case "failed-set":
      return { ...before, awaiting: "application" };
    case "logs":
      return { application: refOf(look.application) };
    case "changes":
      return { application: refOf(look.history.application) };
    case "status":
      return { application: refOf(look.state.application) };
    case "fix":
    case "others":
      return { application: refOf(look.diagnosis.application) };
    case "paste":
      return look.seen === undefined
        ? { ...before, awaiting: "application" }
        : { application: refOf(look.seen.diagnosis.application) };
    case "survey":
      return look.survey.names === undefined ? before : { ...before, awaiting: "application" };
    case "fleet-status":
    case "unavailable":
      return before;
  }
}

/** A look, and what the thread is about once its answer is posted. */
export interface Looked {
  readonly look: FirstLook;
  readonly state: ConversationState;
}

/** A first look at what somebody asks for. Changes nothing: the state is kept when the answer is out. */
export async function lookInto(
  request: LookRequest,
  asker: { readonly principal: Principal; readonly state: ConversationState },
  rooms: Pick<Rooms, "toolsFor">,
  signal: AbortSignal,
): Promise<Looked> {
  const { principal, state } = asker;
  const options = { tools: rooms.toolsFor(principal), conversation: state.application };
  const look = await inSpan("first look", {}, () => firstLook(request, options, signal));
  return { look, state: after(look, state) };
}

/** What somebody asks to be told. Changes nothing, as a first look. */
export async function tellInto(
  ask: Ask,
  request: LookRequest,
  asker: {
    readonly principal: Principal;
    readonly state: ConversationState;
    readonly thread: ThreadRef;
  },
  rooms: Pick<Rooms, "toolsFor" | "investigations">,
  signal: AbortSignal,
): Promise<Looked> {
  const { principal, state, thread } = asker;
  const before = await rooms.investigations.lastAnswer(thread);
  const options = { tools: rooms.toolsFor(principal), conversation: state.application, before };
  const look = await tell(ask, request, options, signal);
  const told = ask.kind === "paste" ? { kind: ask.kind } : ask;
  return { look, state: { ...after(look, state), told } };
}
