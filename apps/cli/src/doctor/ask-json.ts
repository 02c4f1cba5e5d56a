import { ExpectedError } from "@lynceus/contract";
import { z } from "zod";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** One request, answered with JSON. Throws an `ExpectedError` that names `who` and nothing of the request. */
export async function askJson(
  url: string,
  init: RequestInit & { readonly who: string; readonly fetch?: typeof fetch | undefined },
  signal: AbortSignal,
): Promise<Answer> {
  const { who, fetch: ask = fetch, ...request } = init;
  const { host } = new URL(url);
  let response: Response;
  try {
    response = await ask(url, { redirect: "manual", ...request, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new ExpectedError(
      `${who} cannot be reached at ${host} (${codeOf(error)}). Check the address, and that this machine may connect to it.`,
    );
  }
  try {
    return { status: response.status, headers: response.headers, body: await response.json() };
  } catch {
    signal.throwIfAborted();
    throw new ExpectedError(
      `${who} at ${host} answered ${response.status} without JSON: something else stands in its place, such as a proxy.`,
    );
  }
}

const Coded = z.object({ code: z.string() });

/** Why a connection failed, as the system names it: `ECONNREFUSED`. */
export function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const coded = Coded.safeParse(at);
    if (coded.success) return coded.data.code;
  }
  return "no connection";
}
