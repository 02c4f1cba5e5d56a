import { type Env, said } from "@lynceus/config";

export interface Address {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}

/**
 * Where something listens: `host:port`, `[::1]:port`, or a port alone, which is on this machine alone.
 * Undefined where nothing is said. Adds what is wrong to `problems`.
 */
export function readAddress(
  env: Env,
  { name, example }: { readonly name: string; readonly example: string },
  problems: string[],
): Address | undefined {
  const address = said(env[name]);
  if (address === undefined) return undefined;
  const [, bracketed, host, port = ""] =
    /^(?:(?:\[([0-9a-f:.]+)\]|([\w.-]*)):)?(\d{1,5})$/i.exec(address) ?? [];
  if (port !== "" && Number(port) <= 65_535) {
    return { host: bracketed || host || "127.0.0.1", port: Number(port) };
  }
  problems.push(
    `${name} is not a host and a port: ${example} for this machine alone, 0.0.0.0:${example} for every network.`,
  );
  return undefined;
}
