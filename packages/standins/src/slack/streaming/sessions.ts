import type { Change } from "../schema.ts";
import { ApiError } from "../web-api/api-error.ts";
import type { Workspace } from "../workspace.ts";

type Session = Omit<Extract<Change, { kind: "session" }>, "kind">;
type Thread = Pick<Session, "channel" | "threadTs">;

/** Agent sessions, one a thread. While one is `processing` its thread shows a Stop button. */
export interface Sessions {
  /** Begins the session where there is none; `title` counts then alone. */
  set(status: Omit<Session, "title"> & { readonly title?: string | undefined }): Session;
  /** Throws `session_not_found`. */
  rename(thread: Thread, title: string): Session;
  find(thread: Thread): Session | undefined;
}

export function createSessions(workspace: Pick<Workspace, "tell">): Sessions {
  const sessions = new Map<string, Session>();
  const keyOf = ({ channel, threadTs }: Thread) => `${channel} ${threadTs}`;

  function put(session: Session): Session {
    sessions.set(keyOf(session), session);
    workspace.tell({ kind: "session", ...session });
    return session;
  }

  return {
    set({ title = "", ...session }) {
      return put({ ...session, title: sessions.get(keyOf(session))?.title ?? title });
    },
    rename(thread, title) {
      const session = sessions.get(keyOf(thread));
      if (session === undefined) throw new ApiError("session_not_found");
      return put({ ...session, title });
    },
    find: (thread) => sessions.get(keyOf(thread)),
  };
}
