import type { IncomingHttpHeaders } from "node:http";
import type { HttpConfig } from "../config.ts";
import { isLoopback } from "./is-loopback.ts";

/**
 * Why a request may not come in, by where it says it comes from: a web page on another site, or one whose name was
 * made to resolve to this machine (DNS rebinding). Undefined when it may.
 */
export function checkOrigin(
  { host, origin }: Pick<IncomingHttpHeaders, "host" | "origin">,
  { address, allowedHosts, allowedOrigins }: HttpConfig,
): string | undefined {
  const isLocal = isLoopback(address);
  const name = hostName(host);
  const isAllowedHost = allowedHosts.includes(name) || allowedHosts.includes(host ?? "");
  const isHostChecked = isLocal || allowedHosts.length > 0;
  if (isHostChecked && !isAllowedHost && !(isLocal && isLoopback(name))) {
    return "This host name is not one of this server's. Whoever runs it can allow it with --allowed-host-header.";
  }
  if (origin === undefined || allowedOrigins.includes(origin)) return undefined;
  if (isLocal && URL.canParse(origin) && isLoopback(new URL(origin).hostname)) return undefined;
  return "Web pages of this origin may not call this server. Whoever runs it can allow one with --allowed-origin.";
}

/** `localhost:3000` → `localhost`, `[::1]:3000` → `[::1]`. */
function hostName(host = ""): string {
  return host.toLowerCase().replace(/:\d+$/, "");
}
