import type { Principal } from "@lynceus/contract";
import { redact } from "@lynceus/guard";
import type { ToolCaller } from "@lynceus/investigation";
import { createResponder } from "@lynceus/reply";
import type { Desk } from "./desk.ts";
import { createHome } from "./home/create-home.ts";
import type { Identify } from "./identify.ts";
import { createLeave } from "./manners/create-leave.ts";
import { createManners } from "./manners/create-manners.ts";
import { createMarks } from "./manners/create-marks.ts";
import { createPlaces } from "./manners/create-places.ts";
import type { Shared } from "./shared.ts";
import type { Workspace } from "./workspaces/workspace.ts";

/** Joins what commands, the App Home, shortcuts and manners need. */
export function createDesk(
  shared: Pick<Shared, "config" | "settings" | "store" | "logger">,
  known: {
    readonly workspace: Workspace;
    readonly identify: Identify;
    readonly toolsFor: (principal: Principal) => ToolCaller;
    readonly modelName: string;
  },
): Desk {
  const { config, settings, store, logger } = shared;
  const { workspace, identify } = known;
  const { client, sender, deliveries, url: workspaceUrl } = workspace;
  const places = createPlaces({ client, logger });
  const manners = createManners({ settings, places, identify, sender });
  return {
    manners,
    marks: createMarks({
      client,
      isWanted: (channel) => manners.settings(channel)?.reactions === true,
      logger,
    }),
    responder: createResponder({ redact, logger, apiUrl: config.slack.apiUrl }),
    sender,
    home: createHome({ ...known, client, sender, workspaceUrl, manners, store, settings, logger }),
    deliveries,
    leave: createLeave({ store, modelName: known.modelName, logger }),
  };
}
