import type { IncomingMessage, ServerResponse } from "node:http";
import { type Account, whyUnauthenticated } from "./account.ts";
import type { Answer, Query } from "./answer.ts";
import { ApiError } from "./api-error.ts";
import type { Fault } from "./faults.ts";
import type { LiveWorld } from "./live-world.ts";
import { type OpenStream, openStream } from "./open-stream.ts";
import { parseQuery } from "./parse-query.ts";
import { breakStream } from "./play-fault.ts";
import type { Route } from "./routes.ts";
import { readFields } from "./select-fields.ts";
import { sendWhole } from "./send-whole.ts";

/** What the routes stand on. */
export interface Playing {
  readonly world: LiveWorld;
  readonly account: Account;
  readonly keepaliveMs: number;
  /** Told of every stream that opens. */
  readonly opened: (stream: OpenStream) => void;
}

/** A route that fits a request, with what the request brings to it. */
export interface FoundRoute {
  readonly route: Route;
  readonly segments: Readonly<Record<string, string>>;
}

const contentType = "application/json";

/** Answers a read: query, token, endpoint, in Argo CD's order. */
export function playRoute(
  request: IncomingMessage,
  response: ServerResponse,
  playing: Playing,
  found: FoundRoute & { readonly search: URLSearchParams; readonly fault: Fault | undefined },
): void {
  const { route, segments, search, fault } = found;
  const query = readQuery(route, search);
  if (query instanceof ApiError) {
    // The gateway tells its own errors as an ordinary answer, even where a stream is asked for.
    sendError(request, response, query);
    return;
  }
  const stream = () => {
    const { keepaliveMs } = playing;
    const opened = openStream(request, response, { fields: readFields(query), keepaliveMs });
    playing.opened(opened);
    return opened;
  };
  const answer = askEndpoint(request, playing, route, segments, query);
  if (answer instanceof ApiError) {
    if (route.stream === true) stream().fail(answer);
    else sendError(request, response, answer);
    return;
  }
  if (answer.kind === "stream") {
    answer.open(breakStream(stream(), fault));
    return;
  }
  const body = JSON.stringify(answer.body);
  const ending = fault?.kind === "truncated" ? "cut" : "whole";
  sendWhole(request, response, { status: answer.status, body, contentType }, ending);
}

/** Answers a write: guarded like a read, and then not done. */
export function refuseWrite(
  request: IncomingMessage,
  response: ServerResponse,
  { account }: Playing,
): void {
  const unimplemented = "this Argo CD is a recording: it does not write";
  const refusal = whyUnauthenticated(request, account);
  sendError(request, response, refusal ?? new ApiError("Unimplemented", unimplemented));
}

function readQuery(route: Route, search: URLSearchParams): Query | ApiError {
  try {
    const query = parseQuery(search, route.types ?? {});
    const missing = route.required?.find((name) => !query.has(name));
    if (missing === undefined) return query;
    const reason = `proto: required field "${missing}" not set`;
    return new ApiError("Internal", `grpc: error while marshaling: ${reason}`);
  } catch (error) {
    return asApiError(error);
  }
}

function askEndpoint(
  request: IncomingMessage,
  { world, account }: Playing,
  route: Route,
  path: Readonly<Record<string, string>>,
  query: Query,
): Answer | ApiError {
  const refusal = whyUnauthenticated(request, account);
  if (refusal !== undefined && route.open !== true) return refusal;
  try {
    return route.endpoint({ world, account, path, query, loggedIn: refusal === undefined });
  } catch (error) {
    return asApiError(error);
  }
}

/** Whatever goes wrong in a Go server without a code is `Unknown`, 500. */
function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError("Unknown", String(error));
}

function sendError(request: IncomingMessage, response: ServerResponse, error: ApiError): void {
  const body = JSON.stringify(error.body());
  sendWhole(request, response, { status: error.http, body, contentType });
}
