import { type Env, said } from "@lynceus/config";

const DEFAULT = "127.0.0.1:3000";

/** `host:port` or `[::1]:port`, where HTTP mode listens; on this machine alone unless said. */
export function readHttpAddress(
  env: Env,
  problems: string[],
): { readonly host: string; readonly port: number } {
  const address = said(env.LYNCEUS_HTTP_ADDRESS) ?? DEFAULT;
  const [, bracketed, name, port = ""] =
    /^(?:\[([0-9a-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(address) ?? [];
  const host = bracketed ?? name;
  if (host !== undefined && Number(port) <= 65_535) return { host, port: Number(port) };
  problems.push(
    `LYNCEUS_HTTP_ADDRESS is not a host and a port: ${DEFAULT}, or 0.0.0.0:3000 for every network of this machine.`,
  );
  return { host: "127.0.0.1", port: 0 };
}
