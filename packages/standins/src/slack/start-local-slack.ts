import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { toEventCallback, toEvents } from "./announce.ts";
import { toBlockActions } from "./block-actions.ts";
import { acme } from "./default-workspace.ts";
import { createDelivery } from "./deliver.ts";
import { createFaults } from "./faults.ts";
import { findButton } from "./find-button.ts";
import type { LocalSlack, LocalSlackOptions } from "./local-slack.ts";
import { mintTokens } from "./mint.ts";
import { createRateLimiter } from "./rate-tiers.ts";
import { createResponseUrls } from "./response-urls.ts";
import { toRichText } from "./rich-text.ts";
import { serveResponseUrl } from "./serve-response-url.ts";
import { createSocketMode } from "./socket-mode.ts";
import { createThreadStatuses } from "./thread-statuses.ts";
import { createWebApi } from "./web-api/serve.ts";
import { createWorkspace } from "./workspace.ts";

const EVENT_RETRY_DELAYS_MS = [0, 60_000, 300_000];

export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const now = Date.now;
  const workspace = createWorkspace(options.workspace ?? acme, now);
  const tokens = mintTokens(workspace.bot.appId);
  const closing = new AbortController();
  const faults = createFaults();
  const statuses = createThreadStatuses(workspace);
  const responseUrls = createResponseUrls({ workspace, now });
  const sockets = createSocketMode({
    appId: workspace.bot.appId,
    onAck: (ack) => delivery.onAck(ack),
  });
  const delivery = createDelivery({
    sockets,
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    retryDelaysMs: options.retryDelaysMs ?? EVENT_RETRY_DELAYS_MS,
    closing: closing.signal,
  });
  const webApi = createWebApi({
    office: {
      workspace,
      openConnection: () => `${url.replace("http", "ws")}${sockets.ticket()}`,
      setStatus: (status) => statuses.set(status),
    },
    tokens,
    faults,
    limiter: options.rateTiers === false ? undefined : createRateLimiter(now),
    now,
  });
  workspace.onChange((change) => {
    for (const event of toEvents(change, workspace)) {
      const token = tokens.verificationToken;
      void delivery.event(toEventCallback(event, workspace, { token, now: now() }));
    }
  });

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    const served = pathname.startsWith("/api/")
      ? webApi.serve(request, response, pathname.slice("/api/".length))
      : pathname.startsWith("/response/")
        ? serveResponseUrl(request, response, { path: pathname, responseUrls })
        : Promise.resolve(void response.writeHead(404).end());
    served.catch((error: unknown) => response.destroy(error as Error));
  });
  server.on("upgrade", sockets.upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function channelOf(idOrName: string) {
    const { channels } = workspace;
    const channel = channels.get(idOrName) ?? channels.named(idOrName.replace(/^#/, ""));
    if (channel === undefined) throw new Error(`There is no channel ${idOrName}.`);
    return channel;
  }
  function personOf(id: string) {
    const person = workspace.person(id);
    if (person === undefined) throw new Error(`There is nobody with the id ${id}.`);
    return person;
  }
  function saidBy(user: string, channel: string, ts: string) {
    const message = workspace.messages.find(channelOf(channel).id, ts);
    if (message?.user !== user) throw new Error(`${user} has not said ${ts} in ${channel}.`);
    return message;
  }

  return {
    url,
    apiUrl: `${url}/api/`,
    botToken: tokens.botToken,
    appToken: tokens.appToken,
    signingSecret: tokens.signingSecret,
    team: workspace.team,
    bot: workspace.bot,
    say({ channel, user, text, threadTs }) {
      const { id, members } = channelOf(channel);
      const person = personOf(user);
      if (!members.has(user)) throw new Error(`${user} is not in ${channel}.`);
      if (threadTs !== undefined && workspace.messages.thread(id, threadTs).length === 0) {
        throw new Error(`There is no message ${threadTs} in ${channel}.`);
      }
      return workspace.post(id, {
        user,
        text,
        ...(person.isBot ? { bot_id: `B${user.slice(1)}` } : { client_msg_id: randomUUID() }),
        ...(person.teamId === undefined ? {} : { team: person.teamId }),
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        blocks: toRichText(text),
      });
    },
    edit({ channel, ts, user, text }) {
      const message = saidBy(user, channel, ts);
      const edited = { user, ts: workspace.nextTs() };
      workspace.revise(channelOf(channel).id, {
        ...message,
        text,
        blocks: toRichText(text),
        edited,
      });
    },
    remove({ channel, ts, user }) {
      workspace.remove(channelOf(channel).id, saidBy(user, channel, ts).ts);
    },
    openDirect: (user) =>
      workspace.channels.openDirect([personOf(user).id, workspace.bot.userId]).channel.id,
    async click({ channel: where, ts, user, actionId, blockId, value }) {
      const channel = channelOf(where);
      const person = personOf(user);
      const stored = workspace.messages.find(channel.id, ts);
      const message =
        stored ?? workspace.whispers(channel.id, user).find((whisper) => whisper.ts === ts);
      const button = message && findButton(message, { actionId, blockId, value });
      if (message === undefined || button === undefined) {
        throw new Error(`${user} sees no button ${actionId} in message ${ts} of ${where}.`);
      }
      const isEphemeral = stored === undefined;
      const occasion = { channel: channel.id, user, message, isEphemeral };
      const { acked } = await delivery.interaction(
        "interactive",
        toBlockActions(
          { button, message, isEphemeral, channel, person },
          {
            workspace,
            token: tokens.verificationToken,
            responseUrl: `${url}${responseUrls.open(occasion)}`,
          },
        ),
      );
      return { acked };
    },
    messages: (channel) => workspace.messages.roots(channelOf(channel).id),
    thread: (channel, ts) => workspace.messages.thread(channelOf(channel).id, ts),
    ephemerals: (channel, user) => workspace.whispers(channelOf(channel).id, user),
    onChange: workspace.onChange,
    calls: webApi.calls,
    faults,
    delivery: delivery.faults,
    connections: sockets.connections,
    connected: sockets.connected,
    disconnect: sockets.disconnect,
    cut: sockets.cut,
    async close() {
      closing.abort();
      statuses.close();
      await sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
