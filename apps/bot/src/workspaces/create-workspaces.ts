import type { Store } from "@lynceus/store";
import type { SlackConfig } from "../config/read-slack.ts";
import type { ConnectOptions } from "./connect-workspace.ts";
import { createInstalledWorkspaces } from "./create-installed-workspaces.ts";
import { createOwnWorkspace } from "./create-own-workspace.ts";
import { createSeal } from "./seal.ts";
import type { Workspaces } from "./workspace.ts";

/** The workspaces of a configuration: those that install the app, or the one of its token. */
export function createWorkspaces(
  { install, botToken = "", apiUrl }: SlackConfig,
  options: Omit<ConnectOptions, "apiUrl"> & { readonly store: Store },
): Workspaces {
  if (install === undefined) return createOwnWorkspace(botToken, { ...options, apiUrl });
  const { keys, teams } = install;
  return createInstalledWorkspaces({ ...options, apiUrl, teams, seal: createSeal(keys) });
}
