import { createArgocdClient } from "@lynceus/argocd";
import { type BotInstance, claimsOf, expiryOf } from "@lynceus/bot/config";
import { z } from "zod";
import { count } from "../words.ts";
import { askInstance } from "./ask-instance.ts";
import { type Check, type Verdict, verdict } from "./check.ts";
import { checkClock } from "./check-clock.ts";
import { checkPermissions } from "./check-permissions.ts";

const SOON_MS = 14 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const UserInfo = z.object({ loggedIn: z.boolean().optional(), username: z.string().optional() });

/** One Argo CD: reachable, which version, whose token, what it may do, and whether its stream opens. */
export function checkInstance(instance: BotInstance): Check {
  const { name, url, token, client: reached = {} } = instance;
  return {
    about: name,
    async run(signal) {
      const client = createArgocdClient({
        ...reached,
        instance: name,
        url,
        token,
        timeoutMs: 8_000,
        retries: { max: 0, initialDelayMs: 1 },
      });
      const version = await client.version(signal);
      const bearer = await token();
      const get = askInstance(instance, signal);
      const from = Date.now();
      const { body, headers } = await get("/api/v1/session/userinfo");
      const clock = checkClock(`${name} clock`, headers, { from, to: Date.now() });
      const reachable = checkVersion(name, version, new URL(url).host);
      const info = UserInfo.safeParse(body).data;
      if (info?.loggedIn !== true) {
        const says = `Argo CD does not accept the token. Make another: argocd account generate-token --account lynceus`;
        return [reachable, verdict(`${name} token`, "failed", says), clock];
      }
      const [permissions, stream] = await Promise.all([
        checkPermissions(name, get),
        checkStream(name, client, signal),
      ]);
      return [reachable, checkExpiry(name, info.username, bearer), ...permissions, stream, clock];
    },
  };
}

/** The oldest that its API is read leniently enough for. */
const OLDEST = [2, 13] as const;

function checkVersion(name: string, version: string, host: string): Verdict {
  const says = `Argo CD ${version} at ${host}`;
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
  const [oldest, least] = OLDEST;
  const isOld =
    major !== undefined && (major < oldest || (major === oldest && (minor ?? 0) < least));
  if (!isOld) return verdict(name, "fine", says);
  const than = `is older than ${OLDEST.join(".")}, so that parts of answers may be missing`;
  return verdict(name, "warning", `${says}, which ${than}. Upgrade it.`);
}

function checkExpiry(name: string, username = "unknown", bearer: string): Verdict {
  const about = `${name} token`;
  const account = `account ${username.replaceAll(/[^\w.@:-]/g, "")}`;
  const expires = expiryOf(bearer);
  if (expires === undefined) {
    const says = claimsOf(bearer) === undefined ? account : `${account}, never expires`;
    return verdict(about, "fine", says);
  }
  const left = expires - Date.now();
  const days = count(Math.max(0, Math.floor(left / DAY_MS)), "day");
  if (left > SOON_MS) return verdict(about, "fine", `${account}, expires in ${days}`);
  const says = `${account}, expires in ${days}. Make another: argocd account generate-token --account ${username}`;
  return verdict(about, "warning", says);
}

/** Waits for the first sign of life: an application, or the keepalive of an Argo CD without any. */
async function checkStream(
  name: string,
  client: ReturnType<typeof createArgocdClient>,
  signal: AbortSignal,
): Promise<Verdict> {
  const about = `${name} stream`;
  const done = new AbortController();
  const ending = AbortSignal.any([signal, done.signal]);
  let isOpen = false;
  const onActivity = () => {
    isOpen = true;
    done.abort();
  };
  try {
    for await (const _ of client.watchApplications({ signal: ending, onActivity })) break;
    return verdict(about, "fine", "opens");
  } catch (error) {
    if (isOpen) return verdict(about, "fine", "opens");
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : "no reason";
    return verdict(about, "failed", `${why} A proxy in between must let event streams through.`);
  } finally {
    done.abort();
  }
}
