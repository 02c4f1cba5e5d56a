import { type ConnectOptions, connectWorkspace, hasEnded } from "./connect-workspace.ts";
import { explainRefusal } from "./explain-refusal.ts";
import type { Workspace, Workspaces } from "./workspace.ts";

/** The one workspace of a bot token. What is shared with it from elsewhere is answered as its own. */
export function createOwnWorkspace(token: string, options: ConnectOptions): Workspaces {
  const { logger } = options;
  let connected: Promise<Workspace> | undefined;

  function connect(): Promise<Workspace> {
    connected ??= connectWorkspace(token, undefined, options).catch((error: unknown) => {
      connected = undefined;
      throw error;
    });
    return connected;
  }

  return {
    async ready() {
      await connect().catch((error: unknown) => {
        throw explainRefusal(error, "SLACK_BOT_TOKEN");
      });
    },
    of: () => connect(),
    async leave() {
      if (!(await hasEnded(token, options))) return "still-there";
      logger.error(
        {},
        "the app was removed from its workspace: install it again, set SLACK_BOT_TOKEN",
      );
      return "left";
    },
    async close() {
      const workspace = await connected?.catch(() => undefined);
      await workspace?.sender.close();
    },
  };
}
