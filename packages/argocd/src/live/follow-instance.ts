import { applicationKey } from "@lynceus/contract";
import { ArgocdError } from "../errors.ts";
import type { ArgocdClient } from "../ports.ts";
import type { ApplicationWatchEvent } from "../schema.ts";
import type { LiveIndex } from "./create-index.ts";
import type { Pace } from "./pace.ts";
import { reconcile } from "./reconcile.ts";
import { summarise } from "./summarise.ts";

export interface FollowOptions {
  readonly client: ArgocdClient;
  readonly index: LiveIndex;
  readonly pace: Pace;
  readonly now: () => number;
  /** Called after each complete list, also of a round that fails later. */
  readonly onListed: () => void;
}

/**
 * Follows an instance over one stream: its opening burst fills the index with conditions and messages,
 * which no list carries; the list that follows completes it, because what changes during the burst is
 * announced nowhere. Resolves when the server ends the stream or `refreshMs` have passed; throws what
 * failed, or the signal's reason.
 */
export async function followInstance(options: FollowOptions, signal: AbortSignal): Promise<void> {
  const { client, index, pace, now } = options;
  const news = index.news(client.instance);
  signal.throwIfAborted();
  const round = new AbortController();
  const onAbort = () => round.abort(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const refresh = setTimeout(
    () => round.abort(REFRESH),
    pace.refreshMs * (0.8 + Math.random() * 0.4),
  );

  /** Keys that the stream has told since the pending list was asked for. */
  let touched = new Set<string>();
  let burst: { readonly endsBy: number } | "awaited" | "over" = "awaited";
  let listing = Promise.resolve();
  let listed = false;
  let listTimer = setTimeout(listSoon, pace.firstEventMs);

  try {
    await watch();
  } catch (error) {
    if (error === REFRESH) return;
    throw error;
  } finally {
    clearTimeout(refresh);
    clearTimeout(listTimer);
    signal.removeEventListener("abort", onAbort);
    round.abort(REFRESH);
  }

  async function watch(): Promise<void> {
    try {
      const stream = client.watchApplications({ signal: round.signal, onActivity: heard });
      for await (const event of stream) take(event);
    } catch (error) {
      // A list may still come through, and its refusal says why where a stream's is emptied by `fields`.
      if (!listed && !round.signal.aborted && !isSilent(error)) await listNext();
      throw error;
    }
    if (!listed) await listNext();
  }

  function heard(): void {
    news.heardAt = now();
  }

  function take({ type, application }: ApplicationWatchEvent): void {
    const summary = summarise(application, news);
    touched.add(applicationKey(summary));
    if (type === "DELETED") index.remove(summary);
    else index.put(summary);
    if (burst === "over") return;
    if (burst === "awaited") burst = { endsBy: now() + pace.burstMs };
    clearTimeout(listTimer);
    listTimer = setTimeout(listSoon, Math.min(pace.quietMs, Math.max(0, burst.endsBy - now())));
  }

  function listSoon(): void {
    if (burst !== "awaited") burst = "over";
    listNext().catch((error) => round.abort(error));
  }

  /** One list at a time. */
  function listNext(): Promise<void> {
    clearTimeout(listTimer);
    listing = listing.then(list);
    return listing;
  }

  async function list(): Promise<void> {
    touched = new Set();
    const { items } = await client.listApplications(round.signal);
    const summaries = items.map((application) => summarise(application, news));
    reconcile(index, client.instance, summaries, touched);
    heard();
    listed = true;
    options.onListed();
  }
}

function isSilent(error: unknown): boolean {
  return error instanceof ArgocdError && error.failure === "timeout";
}

const REFRESH = new Error("time to read all anew");
