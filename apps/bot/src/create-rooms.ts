import type { Principal } from "@lynceus/contract";
import { classifyUnclear, type ToolCaller } from "@lynceus/investigation";
import { inChannel, investigatesIn } from "./config/in-channel.ts";
import { createDesk } from "./create-desk.ts";
import type { Desk } from "./desk.ts";
import type { BotHooks } from "./hooks.ts";
import { createIdentify, type Identify } from "./identify.ts";
import type { Us } from "./inbox/to-item.ts";
import { createInvestigations } from "./investigate/create-investigations.ts";
import type { ConnectedModels } from "./investigate/create-models.ts";
import type { SettleOptions } from "./investigate/settle-investigation.ts";
import { markEnded } from "./manners/mark-ended.ts";
import { createQuotas } from "./quotas/create-quotas.ts";
import { readContext } from "./read-context.ts";
import type { Rooms } from "./rooms.ts";
import type { Shared } from "./shared.ts";
import { createStoreAudit } from "./store-audit.ts";
import { ownInvestigations } from "./workspaces/own-investigations.ts";
import type { Workspace } from "./workspaces/workspace.ts";

/** All that answers the people of one workspace. What it remembers of them it shares with no other. */
export interface WorkspaceRooms {
  readonly us: Us;
  readonly rooms: Rooms;
  readonly desk: Desk;
  /** What ends an investigation in its thread. */
  readonly settling: SettleOptions & { readonly store: Shared["store"] };
}

export function createRooms(
  workspace: Workspace,
  shared: Shared,
  known: {
    readonly toolsFor: (principal: Principal) => ToolCaller;
    readonly modelName: string;
    readonly small: ConnectedModels["small"];
    readonly onBegun: BotHooks["onBegun"];
  },
): WorkspaceRooms {
  const { config, settings, store, investigationQueue, conversations, logger } = shared;
  const { toolsFor, modelName, small, onBegun } = known;
  const { team, botUserId, scope, client, sender } = workspace;
  const people = createIdentify({ client, channels: {} });
  const identify: Identify = {
    ...people,
    principal: async (asker) => inChannel(await people.principal(asker), asker.channel, settings()),
  };
  const desk = createDesk(shared, { workspace, identify, toolsFor, modelName });
  const settling = {
    sender,
    logger,
    store,
    modelName,
    streaming: config.slack.streaming ?? "auto",
    onSettled: ({ question }, end) => void markEnded(question, end, desk.marks),
  } satisfies SettleOptions;
  const investigations = createInvestigations({
    ...settling,
    queue: investigationQueue,
    quotas: createQuotas({
      store,
      sender,
      settings,
      audit: createStoreAudit(store),
      investigator: config.model === undefined ? "rules" : "model",
    }),
    isAutomatic: (channel) => investigatesIn(channel, settings()),
    onBegun,
  });
  const rooms: Rooms = {
    conversations,
    investigations: ownInvestigations(investigations, workspace),
    identify,
    readContext: (message) => readContext(message, { client, botUserId, identify, logger }),
    toolsFor,
    ...(small && {
      sort: (question, signal) => classifyUnclear(question, { model: small, logger }, signal),
    }),
    sender,
    logger,
  };
  return { us: { team, botUserId, scope }, rooms, desk, settling };
}
