import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type LocalSlack, loadWorld, startLocalSlack } from "@lynceus/standins";
import type { Stage } from "../../stage.ts";
import { toWorkspace } from "../../workspace.ts";

type Json = Readonly<Record<string, unknown>>;

/** What Slack sends the app, event, command or interaction. */
export type Heard = Json & { readonly trigger_id?: string; readonly type?: string };

/** An app that does in Slack what a test wants, without the bot: everything that Block Kit and streams can be. */
export interface SampleApp {
  readonly stage: Stage;
  readonly slack: LocalSlack;
  readonly heard: readonly Heard[];
  /** Calls a method of the Web API; rejects with Slack's error code. */
  call(method: string, args: Json): Promise<Json>;
}

async function read(request: IncomingMessage): Promise<Heard> {
  let body = "";
  for await (const chunk of request) body += chunk;
  if (request.headers["content-type"] === "application/json") return JSON.parse(body) as Heard;
  const form = new URLSearchParams(body);
  const payload = form.get("payload");
  return (payload === null ? Object.fromEntries(form) : JSON.parse(payload)) as Heard;
}

/** Starts a local Slack with the app in it; what it acks with is `answer`'s. */
export async function startSampleApp(
  answer: (heard: Heard, app: Pick<SampleApp, "call">) => unknown,
): Promise<SampleApp> {
  const { seed, ...workspace } = toWorkspace(loadWorld("image-tag-missing"));
  const registered = {
    commands: [
      { command: "/sample", description: "Opens a form", usageHint: "form" },
      { command: "/other", description: "Does nothing" },
    ],
    shortcuts: [{ type: "message", callbackId: "look", name: "Look at it" }],
  } as const;
  const slack = await startLocalSlack({ workspace: { ...seed, bot: registered } });
  const heard: Heard[] = [];
  const headers = {
    authorization: `Bearer ${slack.botToken}`,
    "content-type": "application/json; charset=utf-8",
  };
  async function call(method: string, args: Json): Promise<Json> {
    const request = { method: "POST", headers, body: JSON.stringify(args) };
    const said = (await (await fetch(slack.apiUrl + method, request)).json()) as Json;
    if (said.ok !== true) throw new Error(`${method}: ${JSON.stringify(said)}`);
    return said;
  }
  const server = createServer((request, response) => {
    void read(request).then(async (said) => {
      if (said.type === "url_verification") return response.end(JSON.stringify(said));
      heard.push(said);
      const ack = await answer(said, { call });
      response.writeHead(200, { "content-type": "application/json" });
      response.end(ack === undefined ? "" : JSON.stringify(ack));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await slack.setRequestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const stage = {
    slack,
    workspace: { seed, ...workspace },
    channel: workspace.home,
    askerId: workspace.asker.id,
    async close() {
      await slack.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  } as Stage;
  return { stage, slack, heard, call };
}
