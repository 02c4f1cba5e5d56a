import { rootCertificates } from "node:tls";
import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch as undiciFetch } from "undici";
import { asProxyFailure } from "./proxy-failure.ts";

export interface FetchOptions {
  /** PEM of an authority that is trusted besides the usual ones. */
  readonly ca?: string | undefined;
  readonly proxy?: string | undefined;
  /** Hosts that are reached without the proxy, as in `NO_PROXY`. */
  readonly noProxy?: string | undefined;
  /** Read for every request; a request's own headers win. */
  readonly headers?: (() => Readonly<Record<string, string>>) | undefined;
  /** An answer was 401. */
  readonly onRefused: () => void;
}

/** fetch on the way to one Argo CD: its authority, its proxy, its headers. */
export function createFetch(options: FetchOptions): typeof fetch {
  const { headers, proxy, onRefused } = options;
  const dispatcher = createDispatcher(options);
  return async (input, init) => {
    const all = new Headers(headers?.());
    for (const [name, value] of new Headers(init?.headers)) all.set(name, value);
    const whole = { ...init, headers: Object.fromEntries(all) };
    const response =
      dispatcher === undefined
        ? await fetch(input, whole)
        : await fetchThrough(dispatcher, input, whole).catch((error: unknown) => {
            throw asProxyFailure(error, proxy);
          });
    if (response.status === 401) onRefused();
    return response;
  };
}

/** Node's own fetch takes no dispatcher of another undici than its own; the types differ in name only. */
async function fetchThrough(
  dispatcher: Dispatcher,
  input: Parameters<typeof fetch>[0],
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

function createDispatcher({ ca, proxy, noProxy = "" }: FetchOptions): Dispatcher | undefined {
  const tls = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  if (proxy !== undefined) {
    const both = { httpProxy: proxy, httpsProxy: proxy, noProxy };
    return new EnvHttpProxyAgent({ ...both, connect: tls, requestTls: tls });
  }
  return ca === undefined ? undefined : new Agent({ connect: tls });
}
