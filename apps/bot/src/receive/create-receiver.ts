import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import type { SlackConfig } from "../config/read-slack.ts";
import type { BotHooks } from "../hooks.ts";
import { createInstalling } from "../workspaces/create-installing.ts";
import { createSeal } from "../workspaces/seal.ts";
import { createHttpReceiver } from "./create-http-receiver.ts";
import { createSocketReceiver } from "./create-socket-receiver.ts";
import type { Receiving } from "./receiving.ts";

/** How Slack reaches us: it posts, or we hold a socket open to it. */
export function createReceiver(
  { http, install, appToken = "", apiUrl }: SlackConfig,
  options: {
    readonly store: Pick<Store, "installations" | "leases">;
    readonly logger: Logger;
    readonly onListening?: BotHooks["onListening"];
  },
): Receiving {
  if (http === undefined) return createSocketReceiver(appToken, { ...options, apiUrl });
  if (install === undefined) return createHttpReceiver(http, options);
  const seal = createSeal(install.keys);
  const installing = createInstalling(install, { ...options, seal, apiUrl });
  return createHttpReceiver(http, { ...options, installing });
}
