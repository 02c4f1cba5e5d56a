import { rootCertificates } from "node:tls";
import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch as undiciFetch } from "undici";
import { asProxyFailure } from "./proxy-failure.ts";

type Input = Parameters<typeof fetch>[0];

const BEARER = "Bearer ";

export interface FetchOptions {
  /** PEM of an authority that is trusted besides the usual ones; another one is taken up with the next request. */
  readonly ca?: (() => string) | undefined;
  readonly proxy?: string | undefined;
  /** Hosts that are reached without the proxy, as in `NO_PROXY`. */
  readonly noProxy?: string | undefined;
  /** Read for every request; a request's own headers win. */
  readonly headers?: (() => Readonly<Record<string, string>>) | undefined;
  /** The token was refused with 401: another one to try with, once; undefined where there is none. */
  readonly renew: (refused: string) => Promise<string | undefined>;
}

/** fetch on the way to one Argo CD: its authority, its proxy, its headers. */
export function createFetch(options: FetchOptions): typeof fetch {
  const { headers, proxy, renew } = options;
  const dispatcherNow = followDispatcher(options);

  async function send(input: Input, init: RequestInit | undefined, all: Headers) {
    const whole = { ...init, headers: Object.fromEntries(all) };
    const dispatcher = dispatcherNow();
    if (dispatcher === undefined) return fetch(input, whole);
    try {
      return await fetchThrough(dispatcher, input, whole);
    } catch (error) {
      throw asProxyFailure(error, proxy);
    }
  }

  return async (input, init) => {
    const all = new Headers(headers?.());
    for (const [name, value] of new Headers(init?.headers)) all.set(name, value);
    const response = await send(input, init, all);
    if (response.status !== 401) return response;
    const refused = all.get("authorization")?.slice(BEARER.length) ?? "";
    // Why there is none is told when the next call asks for it.
    const token = await renew(refused).catch(() => undefined);
    if (token === undefined || init?.signal?.aborted) return response;
    await response.body?.cancel();
    all.set("authorization", BEARER + token);
    return send(input, init, all);
  };
}

/** Node's own fetch takes no dispatcher of another undici than its own; the types differ in name only. */
async function fetchThrough(
  dispatcher: Dispatcher,
  input: Input,
  init: RequestInit,
): Promise<Response> {
  const signal = plainSignal(init.signal);
  const response = await undiciFetch(input as never, { ...init, signal, dispatcher } as never);
  return response as unknown as Response;
}

/** Of a signal that Node 20 has made out of several, undici cannot read the listeners: it throws. */
function plainSignal(signal: AbortSignal | null | undefined): AbortSignal {
  const plain = new AbortController();
  const abort = () => plain.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  return plain.signal;
}

/** Connections that trust the authority of now; those of before end with what runs on them. */
function followDispatcher({ ca, ...options }: FetchOptions): () => Dispatcher | undefined {
  let trusted = ca?.();
  let dispatcher = createDispatcher(trusted, options);
  return () => {
    const now = ca?.();
    if (now === trusted) return dispatcher;
    dispatcher?.close().catch(() => undefined);
    trusted = now;
    dispatcher = createDispatcher(trusted, options);
    return dispatcher;
  };
}

function createDispatcher(
  ca: string | undefined,
  { proxy, noProxy = "" }: Pick<FetchOptions, "proxy" | "noProxy">,
): Dispatcher | undefined {
  const tls = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  if (proxy !== undefined) {
    const both = { httpProxy: proxy, httpsProxy: proxy, noProxy };
    return new EnvHttpProxyAgent({ ...both, connect: tls, requestTls: tls });
  }
  return ca === undefined ? undefined : new Agent({ connect: tls });
}
