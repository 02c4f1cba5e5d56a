import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { ExpectedError } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import { type HTTPReceiverOptions, webApi } from "@slack/bolt";
import type { InstallConfig } from "../config/read-slack.ts";
import { createStateStore } from "./create-state-store.ts";
import { keepInstallation } from "./keep-installation.ts";
import { readScopes } from "./read-scopes.ts";
import type { Seal } from "./seal.ts";

const PAGE = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function tell(response: ServerResponse, status: number, sentence: string): void {
  const text = sentence.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? "");
  response.writeHead(status, PAGE);
  response.end(`<!doctype html><title>Lynceus</title><p>${text}</p>`);
}

/**
 * What Bolt's receiver needs to serve `/slack/install` and `/slack/oauth_redirect`: who comes back from Slack with
 * a state of ours has the workspace's token kept. Everything else is told in words, and nothing is kept.
 */
export function createInstalling(
  install: InstallConfig,
  options: {
    readonly store: Pick<Store, "installations" | "leases">;
    readonly seal: Seal;
    /** Only for a stand-in of Slack. */
    readonly apiUrl?: string | undefined;
    readonly logger: Logger;
  },
): Partial<HTTPReceiverOptions> {
  const { store, seal, apiUrl, logger } = options;
  const { clientId, clientSecret = "", keys, teams } = install;
  const scopes = [...readScopes()];
  const slack = apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
  return {
    clientId,
    clientSecret,
    scopes,
    installationStore: {
      async storeInstallation(granted) {
        try {
          await keepInstallation(granted, { store, seal, teams });
          logger.info({ team: granted.team?.id, by: granted.user.id }, "installed in a workspace");
        } catch (error) {
          // A token that is not wanted is better worth nothing.
          const client = new webApi.WebClient(granted.bot?.token, { ...slack, timeout: 5_000 });
          if (granted.bot !== undefined) await client.auth.revoke().catch(() => undefined);
          throw error;
        }
      },
      fetchInstallation: () => Promise.reject(new Error("installations are read elsewhere")),
    },
    installerOptions: {
      directInstall: true,
      stateStore: createStateStore({ key: keys[0], store, asked: { scopes } }),
      clientOptions: { ...slack, timeout: 10_000, retryConfig: { retries: 1 } },
      ...(apiUrl === undefined
        ? {}
        : { authorizationUrl: new URL("/oauth/v2/authorize", apiUrl).href }),
      callbackOptions: {
        success: ({ team }, _, __, response) => {
          tell(
            response,
            200,
            `Lynceus is installed in ${team?.name ?? team?.id ?? "the workspace"}. Invite it to a channel, and mention it.`,
          );
        },
        failure: (error, _, __, response) => {
          const expected = error instanceof ExpectedError ? error.message : whyNot(error.code);
          const id = randomUUID().slice(0, 8);
          if (expected === undefined) logger.error({ err: error, id }, "not installed");
          tell(
            response,
            expected === undefined ? 500 : 400,
            expected ?? `Lynceus was not installed. Whoever runs it finds the reason by ${id}.`,
          );
        },
      },
    },
  };
}

/** What the browser or Slack did, by the codes of Bolt's installer. */
function whyNot(code: string): string | undefined {
  switch (code) {
    case "slack_oauth_installer_authorization_error":
      return "Lynceus was not installed, because it was not allowed in Slack. Begin at /slack/install again if it was a mistake.";
    case "slack_oauth_invalid_state":
    case "slack_oauth_missing_state":
    case "slack_oauth_missing_code":
      return "This installation was not begun in this browser. Begin at /slack/install again.";
    default:
      return undefined;
  }
}
