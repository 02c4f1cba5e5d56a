/** The code of an error that the proxy on the way is to blame for, not what lies behind it. */
const ERR_PROXY = "ERR_PROXY";

/** A failed fetch, told apart: where the proxy did not answer or would not connect, its code is `ERR_PROXY`. */
export function asProxyFailure(error: unknown, proxy: string | undefined): unknown {
  if (proxy === undefined || !isOfProxy(error, new URL(proxy))) return error;
  return Object.assign(new TypeError("fetch failed", { cause: error }), { code: ERR_PROXY });
}

function isOfProxy(error: unknown, proxy: URL): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if (/^Proxy response/.test(at.message)) return true;
    const { hostname, port } = at as { readonly hostname?: unknown; readonly port?: unknown };
    if (hostname === proxy.hostname || (port !== undefined && String(port) === portOf(proxy))) {
      return true;
    }
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return false;
}

function portOf({ port, protocol }: URL): string {
  if (port !== "") return port;
  return protocol === "https:" ? "443" : "80";
}
