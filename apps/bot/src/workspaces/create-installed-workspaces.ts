import { ExpectedError } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import { type ConnectOptions, connectWorkspace, hasEnded, isOver } from "./connect-workspace.ts";
import type { Seal } from "./seal.ts";
import type { Workspace, Workspaces } from "./workspace.ts";

interface Known {
  /** What it was connected with; another one in the store means that it was installed anew. */
  readonly sealedToken: string;
  readonly workspace: Promise<Workspace>;
  checkedAt: number;
}

/** Another process may have heard that the app was installed or removed. */
const CHECKED_AGAIN_AFTER_MS = 2_000;

/** The workspaces that have installed the app, each with a token and a sender of its own. */
export function createInstalledWorkspaces(
  options: ConnectOptions & {
    readonly store: Pick<Store, "installations" | "deliveries">;
    readonly seal: Seal;
    /** Those that may; one that is taken off the list is answered no more. */
    readonly teams: readonly string[];
    readonly clock?: () => number;
  },
): Workspaces {
  const { store, seal, teams, logger, clock = Date.now } = options;
  const known = new Map<string, Known>();

  async function forget(team: string): Promise<void> {
    const one = known.get(team);
    known.delete(team);
    const workspace = await one?.workspace.catch(() => undefined);
    await workspace?.sender.close();
  }

  function connect(team: string, sealedToken: string): Known {
    const workspace = Promise.resolve().then(() =>
      connectWorkspace(seal.open(sealedToken, team), team, options),
    );
    const one: Known = { sealedToken, workspace, checkedAt: clock() };
    known.set(team, one);
    workspace.catch(() => known.get(team) === one && known.delete(team));
    return one;
  }

  function tryOpening(sealedToken: string, team: string): string | undefined {
    try {
      return seal.open(sealedToken, team);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      logger.error({ team, sentence: error.message }, "workspace left out");
      return undefined;
    }
  }

  async function find(team: string): Promise<Workspace | undefined> {
    const before = known.get(team);
    if (before !== undefined && clock() - before.checkedAt < CHECKED_AGAIN_AFTER_MS) {
      return before.workspace;
    }
    const kept = await store.installations.get(team);
    const now = known.get(team);
    if (now !== undefined && now.sealedToken === kept?.sealedToken) {
      now.checkedAt = clock();
      return now.workspace;
    }
    if (now !== undefined) void forget(team);
    return kept === undefined ? undefined : connect(team, kept.sealedToken).workspace;
  }

  return {
    async ready() {
      for (const { team, sealedToken: before } of await store.installations.list()) {
        if (seal.isCurrent(before)) continue;
        const token = tryOpening(before, team);
        if (token === undefined) continue;
        await store.installations.reseal({ team, before, sealedToken: seal.close(token, team) });
      }
    },
    async of(team) {
      if (!teams.includes(team)) return undefined;
      try {
        return await find(team);
      } catch (error) {
        if (!isOver(error) && !(error instanceof ExpectedError)) throw error;
        logger.warn({ err: error, team }, "workspace left out");
        return undefined;
      }
    },
    async leave(team) {
      const kept = await store.installations.get(team);
      if (kept !== undefined) {
        const token = tryOpening(kept.sealedToken, team);
        if (token !== undefined && !(await hasEnded(token, options))) return "still-there";
        await store.installations.remove({ team, sealedToken: kept.sealedToken });
      }
      await forget(team);
      logger.info({ team }, "the app was removed from a workspace: its token is forgotten");
      return "left";
    },
    async close() {
      await Promise.all([...known.keys()].map(forget));
    },
  };
}
