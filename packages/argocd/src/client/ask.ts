import { ExpectedError } from "@lynceus/contract";
import { ArgocdError } from "../errors.ts";
import { orAborted } from "./deadline.ts";
import { networkFailure } from "./network-failure.ts";
import { observeAsk } from "./observe-ask.ts";
import { readStart } from "./read-body.ts";
import { type Circumstances, refused } from "./refused.ts";
import { type Query, requestUrl } from "./request-url.ts";
import { quotable, readSaid } from "./said.ts";

/** Where an Argo CD is and how to get in. */
export interface Endpoint {
  readonly instance: string;
  readonly base: string;
  /** Read for every request, so that a renewed token is taken up. */
  readonly token: () => Promise<string> | string;
  readonly fetch: typeof fetch;
}

export interface Ask {
  readonly segments: readonly string[];
  readonly query?: Query;
  readonly subject?: string;
  /** Event stream: frames with a keepalive every 15 s, where JSON lines have none. */
  readonly accept: "application/json" | "text/event-stream";
  /** Told to the server, which then gives up by itself. Not for streams that are to stay open. */
  readonly deadlineMs?: number;
}

/** An answer that is 200 and of a type the API speaks; its body is not read yet. */
export interface Answer {
  readonly response: Response;
  readonly url: URL;
  readonly token: string;
  readonly circumstances: Circumstances;
}

/** One GET, without retry. Throws `ArgocdError`, or the signal's reason once it has aborted. */
export function ask(endpoint: Endpoint, ask: Ask, signal: AbortSignal): Promise<Answer> {
  return observeAsk(endpoint.instance, ask.segments, () => exchange(endpoint, ask, signal));
}

async function exchange(endpoint: Endpoint, ask: Ask, signal: AbortSignal): Promise<Answer> {
  const { instance } = endpoint;
  const url = requestUrl(instance, endpoint.base, ask.segments, ask.query);
  const circumstances = { instance, subject: ask.subject };
  const token = await orAborted(readToken(endpoint), signal);
  let response: Response;
  try {
    response = await endpoint.fetch(url, {
      headers: {
        accept: ask.accept,
        authorization: `Bearer ${token}`,
        // Packing costs more than it saves where no network lies between.
        ...(isLoopback(url) ? { "accept-encoding": "identity" } : {}),
        ...(ask.deadlineMs === undefined ? {} : { "grpc-timeout": `${ask.deadlineMs}m` }),
      },
      redirect: "manual",
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw networkFailure(instance, url, error, "asking");
  }
  if (response.status === 200 && isApiType(response)) {
    return { response, url, token, circumstances };
  }
  throw await notAnAnswer({ response, url, token, circumstances });
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\./.test(hostname);
}

function contentType(response: Response): string {
  return response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
}

function isApiType(response: Response): boolean {
  return ["application/json", "text/event-stream"].includes(contentType(response));
}

async function notAnAnswer({ response, url, token, circumstances }: Answer): Promise<ArgocdError> {
  const { status } = response;
  const { instance } = circumstances;
  const body = await readStart(response, 64_000).catch(() => "");
  if (status >= 300 && status < 400) {
    return new ArgocdError({
      failure: "not-argocd",
      instance,
      status,
      sentence: redirected(instance, url, response.headers.get("location")),
    });
  }
  const isPage = contentType(response).includes("html") || /^\s*<(!doctype|html)/i.test(body);
  if (status < 300) {
    return new ArgocdError({
      failure: "not-argocd",
      instance,
      status,
      sentence: isPage
        ? `Argo CD \`${instance}\` answered with a web page instead of its API: either its \`url\` in lynceus.yaml is wrong (a sub-path missing or too much), or a login proxy stands in front of it.`
        : `What answers for Argo CD \`${instance}\` is not its API: ${status} with ${contentType(response) || "no content type"} instead of JSON. Check its \`url\` in lynceus.yaml.`,
    });
  }
  const said = readSaid(body);
  // A page's markup says nothing to a person; plain text does.
  const words = said?.message ?? (isPage ? "" : body);
  // Argo CD's content type check answers in plain text.
  const byArgocd = said !== undefined || status === 415;
  return refused(circumstances, status, quotable(words, token), byArgocd);
}

function redirected(instance: string, url: URL, location: string | null): string {
  const target =
    location !== null && URL.canParse(location, url.href) ? new URL(location, url) : null;
  if (
    target?.protocol === "https:" &&
    url.protocol === "http:" &&
    target.hostname === url.hostname
  ) {
    return `Argo CD \`${instance}\` is served over https only. Change its \`url\` in lynceus.yaml to https.`;
  }
  const where = target === null ? "somewhere else" : `to \`${target.host}\``;
  return `Argo CD \`${instance}\` redirects ${where} instead of answering: either its \`url\` in lynceus.yaml is wrong, or a login proxy stands in front of it. Lynceus does not follow, so that the token stays where it belongs.`;
}

async function readToken({ instance, token }: Endpoint): Promise<string> {
  const fail = (why: string) =>
    new ArgocdError({
      failure: "unauthenticated",
      instance,
      sentence: `Lynceus has no usable token for Argo CD \`${instance}\`: ${why}`,
    });
  let value: string;
  try {
    value = (await token()).trim();
  } catch (error) {
    const why = error instanceof ExpectedError ? error.message : "it could not be read.";
    throw fail(`${why} An administrator has to look at its credential in lynceus.yaml.`);
  }
  // fetch would quote a header it refuses, token included.
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw fail(
    `it is ${value === "" ? "empty" : "not one line of plain characters"}. An administrator has to set it.`,
  );
}
