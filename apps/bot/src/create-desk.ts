import type { Principal } from "@lynceus/contract";
import { redact } from "@lynceus/guard";
import type { ToolCaller } from "@lynceus/investigation";
import { createResponder } from "@lynceus/reply";
import type { webApi } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import { createHome } from "./home/create-home.ts";
import type { Identify } from "./identify.ts";
import { createLeave } from "./manners/create-leave.ts";
import { createManners } from "./manners/create-manners.ts";
import { createMarks } from "./manners/create-marks.ts";
import { createPlaces } from "./manners/create-places.ts";
import { createSayOnce } from "./manners/say-once.ts";
import type { Shared } from "./shared.ts";

/** Joins what commands, the App Home, shortcuts and manners need. */
export function createDesk(
  shared: Pick<Shared, "config" | "settings" | "store" | "sender" | "logger">,
  known: {
    readonly client: webApi.WebClient;
    readonly identify: Identify;
    readonly toolsFor: (principal: Principal) => ToolCaller;
    /** `https://acme.slack.com/` */
    readonly workspaceUrl: string;
    readonly modelName: string;
  },
): Desk {
  const { config, settings, store, sender, logger } = shared;
  const { client, identify } = known;
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
    sayOnce: createSayOnce({ client, store, logger }),
    home: createHome({ ...known, manners, store, logger }),
    deliveries: store.deliveries,
    leave: createLeave({ store, modelName: known.modelName, logger }),
  };
}
