import { rootCertificates } from "node:tls";
import { Agent, type Dispatcher, ProxyAgent, fetch as undiciFetch } from "undici";

export interface FetchOptions {
  /** PEM of an authority that is trusted besides the usual ones. */
  readonly ca?: string | undefined;
  readonly proxy?: string | undefined;
  /** Read for every request; a request's own headers win. */
  readonly headers?: (() => Readonly<Record<string, string>>) | undefined;
  /** An answer was 401. */
  readonly onRefused: () => void;
}

/** fetch on the way to one Argo CD: its authority, its proxy, its headers. */
export function createFetch(options: FetchOptions): typeof fetch {
  const { headers, onRefused } = options;
  const dispatcher = createDispatcher(options);
  return async (input, init) => {
    const all = { ...headers?.(), ...Object.fromEntries(new Headers(init?.headers)) };
    // undici's own types of the same things differ in name only.
    const response = await undiciFetch(
      input as never,
      { ...init, headers: all, ...(dispatcher && { dispatcher }) } as never,
    );
    if (response.status === 401) onRefused();
    return response as unknown as Response;
  };
}

function createDispatcher({ ca, proxy }: FetchOptions): Dispatcher | undefined {
  const tls = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  if (proxy !== undefined) return new ProxyAgent({ uri: proxy, requestTls: tls });
  return ca === undefined ? undefined : new Agent({ connect: tls });
}
