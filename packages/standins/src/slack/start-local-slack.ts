import { channelAt } from "./channels.ts";
import { acme } from "./default-workspace.ts";
import { createDelivery } from "./delivery/delivery.ts";
import { createHttpTransport, verifyUrl } from "./delivery/http-transport.ts";
import { createSocketMode } from "./delivery/socket-mode.ts";
import { createSocketTransport } from "./delivery/socket-transport.ts";
import type { Transport } from "./delivery/transport.ts";
import { createWaits } from "./delivery/waits.ts";
import { createFaults } from "./faults.ts";
import { createFiles } from "./files/files.ts";
import { serveFile, serveUpload } from "./files/serve-files.ts";
import { createActing } from "./interactivity/acting.ts";
import { createCommanding } from "./interactivity/commanding.ts";
import { createFillingIn } from "./interactivity/filling-in.ts";
import { listen } from "./listen.ts";
import type { LocalSlack, LocalSlackOptions } from "./local-slack.ts";
import { mintTokens } from "./mint.ts";
import { createPeople } from "./people.ts";
import { createRateLimiter } from "./rate-tiers.ts";
import { createResponseUrls } from "./response-urls.ts";
import { route } from "./route.ts";
import { serveResponseUrl } from "./serve-response-url.ts";
import { createSessions } from "./streaming/sessions.ts";
import { createStreams } from "./streaming/streams.ts";
import { createThreadStatuses } from "./thread-statuses.ts";
import { toEventCallback } from "./to-event-callback.ts";
import { toEvents } from "./to-events.ts";
import { createTriggers } from "./views/triggers.ts";
import { createViews } from "./views/views.ts";
import { createWebApi } from "./web-api/web-api.ts";
import { createWorkspace } from "./workspace.ts";

const STREAM_LIFETIME_MS = 5 * 60_000;
const EVENT_RETRY_DELAYS_MS = [0, 60_000, 300_000];

/**
 * Starts a Slack workspace on 127.0.0.1 that an unmodified Bolt app or `WebClient` runs on: give it
 * `apiUrl` as `slackApiUrl`, and the tokens. Rejects when the port is taken.
 */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const { server, url } = await listen(options.port ?? 0);
  const now = Date.now;
  const workspace = createWorkspace(options.workspace ?? acme, now);
  const tokens = { ...mintTokens(workspace.bot.appId) };
  const { signingSecret = tokens.signingSecret, publicUrl = url } = options;
  const waits = createWaits();
  const faults = createFaults();
  const statuses = createThreadStatuses(workspace);
  const streams = createStreams({
    workspace,
    now,
    lifetimeMs: options.streamLifetimeMs ?? STREAM_LIFETIME_MS,
  });
  const sessions = createSessions(workspace);
  const triggers = createTriggers(now);
  const views = createViews({ workspace, now });
  const files = createFiles({ baseUrl: url, now });
  const responseUrls = createResponseUrls({ workspace, baseUrl: `${publicUrl}/response`, now });
  const sockets = createSocketMode({
    appId: workspace.bot.appId,
    onAck: (ack) => socketTransport.onAck(ack),
  });
  const socketTransport = createSocketTransport(sockets);
  let transport: Transport = socketTransport;
  const delivery = createDelivery({
    transport: () => transport,
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    retryDelaysMs: options.retryDelaysMs ?? EVENT_RETRY_DELAYS_MS,
    waits,
  });
  const webApi = createWebApi({
    office: {
      workspace,
      openConnection: () => `${url.replace("http", "ws")}${sockets.ticket()}`,
      revoke: () => {
        tokens.botToken = "";
      },
      setStatus: statuses.set,
      streams,
      sessions,
      triggers,
      views,
      files,
    },
    tokens,
    faults,
    limiter: options.rateTiers === false ? undefined : createRateLimiter(options.rateClock ?? now),
    now,
  });
  const token = tokens.verificationToken;
  const announce: LocalSlack["announce"] = (event) =>
    delivery.event(toEventCallback(event, workspace, { token, now: now() }));
  const deliveries = new Set<Parameters<LocalSlack["onDelivered"]>[0]>();
  async function deliver(event: Parameters<typeof announce>[0]): Promise<void> {
    const sentAt = performance.now();
    const { acked } = await announce(event);
    const tookMs = performance.now() - sentAt;
    for (const listener of deliveries) listener({ acked, tookMs });
  }
  workspace.onChange((change) => {
    for (const event of toEvents(change, workspace)) void deliver(event);
  });
  server.on("upgrade", sockets.upgrade);
  route(
    server,
    new Map([
      ["api", webApi.serve],
      ["response", serveResponseUrl(responseUrls)],
      ["upload", serveUpload(files)],
      ["files", serveFile(files, tokens.botToken)],
    ]),
  );
  const desk = { workspace, delivery, responseUrls, triggers, views, token };
  const idOf = (idOrName: string) => channelAt(idOrName, workspace.channels).id;

  return {
    url,
    apiUrl: `${url}/api/`,
    get botToken() {
      return tokens.botToken;
    },
    appToken: tokens.appToken,
    signingSecret,
    install() {
      tokens.botToken = mintTokens(workspace.bot.appId).botToken;
      return tokens.botToken;
    },
    async uninstall() {
      tokens.botToken = "";
      const revoked = { type: "tokens_revoked", tokens: { bot: [workspace.bot.userId] } };
      await Promise.all([revoked, { type: "app_uninstalled" }].map(announce));
    },
    team: workspace.team,
    bot: workspace.bot,
    ...createPeople({ workspace, files, streams, sessions, announce }),
    ...createActing(desk),
    ...createFillingIn(desk),
    ...createCommanding({ ...desk, announce }),
    people: workspace.people,
    channels: workspace.channels.all,
    messages: (channel) => workspace.messages.roots(idOf(channel)),
    thread: (channel, ts) => workspace.messages.thread(idOf(channel), ts),
    file: files.get,
    ephemerals: (channel, user) => workspace.whispers(idOf(channel), user),
    onChange: workspace.onChange,
    onDelivered(listener) {
      deliveries.add(listener);
      return () => deliveries.delete(listener);
    },
    calls: webApi.calls,
    faults,
    delivery: delivery.faults,
    announce,
    interact: delivery.interaction,
    async setRequestUrl(requestUrl) {
      const endpoint = { url: requestUrl, signingSecret, now };
      await verifyUrl({ ...endpoint, token });
      transport = createHttpTransport(endpoint);
    },
    connections: sockets.connections,
    connected: sockets.connected,
    disconnect: sockets.disconnect,
    cut: sockets.cut,
    cutStreams: streams.cut,
    expireTriggers: triggers.expire,
    async close() {
      waits.close();
      statuses.close();
      streams.close();
      await sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
