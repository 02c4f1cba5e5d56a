import { randomBytes, randomInt } from "node:crypto";
import { listen } from "../listen.ts";
import type { LocalSlack, LocalSlackOptions } from "../local-slack.ts";
import { route } from "../route.ts";
import type { WorkspaceSeed } from "../schema.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { readRequest } from "../web-api/read-request.ts";
import { type AppCredentials, createExchange } from "./exchange.ts";
import { proxy } from "./proxy.ts";

/** One app that several workspaces install by themselves, behind one address as Slack's. */
export interface SlackApp extends AppCredentials {
  /** For `slackApiUrl`; every call goes to the workspace of its token. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly workspaces: readonly LocalSlack[];
  /**
   * What Slack does with somebody who follows an authorize URL and presses Allow: the query that the browser
   * comes back with. `organisation` allows it for all workspaces at once.
   */
  allow(
    authorizeUrl: string,
    by: { readonly team: string; readonly user: string; readonly organisation?: true },
  ): URLSearchParams;
  /** Where all workspaces post what happens in them. */
  setRequestUrl(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the workspaces and their common front on 127.0.0.1. */
export async function startSlackApp(
  seeds: readonly WorkspaceSeed[],
  options: Omit<LocalSlackOptions, "workspace" | "port" | "publicUrl" | "signingSecret"> = {},
): Promise<SlackApp> {
  const { server, url } = await listen(0);
  const signingSecret = randomBytes(16).toString("hex");
  const part = () => randomInt(1e11, 9e11).toString();
  const clientId = `${part()}.${part()}`;
  const clientSecret = randomBytes(16).toString("hex");
  const exchange = createExchange({ clientId, clientSecret });
  const workspaces = await Promise.all(
    seeds.map((workspace) => {
      const publicUrl = `${url}/${workspace.team?.id ?? ""}`;
      return startLocalSlack({ ...options, workspace, publicUrl, signingSecret });
    }),
  );
  const json = { "content-type": "application/json" };

  route(
    server,
    new Map([
      [
        "api",
        async (request, response, method) => {
          if (method === "oauth.v2.access") {
            const { args } = await readRequest(request);
            const [, encoded] = (request.headers.authorization ?? "").split("Basic ");
            const basic = encoded && Buffer.from(encoded, "base64").toString();
            response.writeHead(200, json).end(JSON.stringify(exchange.redeem(args, basic)));
            return;
          }
          const token = (request.headers.authorization ?? "").replace("Bearer ", "");
          const owner = workspaces.find((slack) => slack.botToken === token);
          if (owner !== undefined) return proxy(request, response, `${owner.apiUrl}${method}`);
          response.writeHead(200, json).end(JSON.stringify({ ok: false, error: "invalid_auth" }));
        },
      ],
      ...workspaces.map(
        (slack) =>
          [
            slack.team.id,
            (request, response, rest) => proxy(request, response, `${slack.url}/${rest}`),
          ] satisfies [
            string,
            Parameters<typeof route>[1] extends ReadonlyMap<string, infer S> ? S : never,
          ],
      ),
    ]),
  );

  return {
    clientId,
    clientSecret,
    signingSecret,
    workspaces,
    apiUrl: `${url}/api/`,
    allow(authorizeUrl, { team, user, organisation }) {
      const asked = new URL(authorizeUrl).searchParams;
      const slack = workspaces.find((one) => one.team.id === team);
      if (slack === undefined) throw new Error(`There is no workspace ${team}.`);
      if (asked.get("client_id") !== clientId) throw new Error("invalid_client_id");
      const code = organisation ? exchange.allowForAll(slack, user) : exchange.allow(slack, user);
      return new URLSearchParams({ code, state: asked.get("state") ?? "" });
    },
    async setRequestUrl(requestUrl) {
      await Promise.all(workspaces.map((slack) => slack.setRequestUrl(requestUrl)));
    },
    async close() {
      await Promise.all(workspaces.map((slack) => slack.close()));
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
