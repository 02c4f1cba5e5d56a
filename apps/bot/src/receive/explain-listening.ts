import { ExpectedError } from "@lynceus/contract";

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program listens there",
  EACCES: "this user may not listen there",
  EADDRNOTAVAIL: "this machine has no such address",
  ENOTFOUND: "this machine has no such address",
};

/** Why nothing can listen at an address, in words; anything unknown as it is. */
export function explainListening(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  const why = WHY[code];
  if (why === undefined) return error;
  return new ExpectedError(
    `HTTP mode cannot listen at ${host}:${port}, because ${why}. Set LYNCEUS_HTTP_ADDRESS to another host:port.`,
  );
}
