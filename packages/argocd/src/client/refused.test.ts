import { expect, it } from "vitest";
import type { ArgocdError, ArgocdFailure } from "../errors.ts";
import { answering, serve } from "../testing/serve.ts";
import { createArgocdClient } from "./create-client.ts";

const target = { name: "payments-api", namespace: "argocd", project: "payments" };
const JSON_TYPE = "application/json";
const own = (code: number, message: string) => JSON.stringify({ error: message, code, message });
const page = "<!doctype html><html><body><h1>Bad Gateway</h1></body></html>";
const stream = (httpCode: number, message: string) =>
  JSON.stringify({ error: { grpc_code: 7, http_code: httpCode, message, http_status: "x" } });

interface Row {
  readonly what: string;
  readonly answer: readonly [status: number, type: string | undefined, body: string];
  readonly failure: ArgocdFailure;
  readonly says: RegExp;
  readonly retried?: true;
  readonly detail?: string | undefined;
}

const rows: readonly Row[] = [
  {
    what: "401",
    answer: [401, JSON_TYPE, own(16, "invalid session: token is revoked, please re-login")],
    failure: "unauthenticated",
    says: /^Argo CD `prod-eu` refused Lynceus's token \(invalid session: token is revoked, please re-login\)\. An administrator has to renew it\.$/,
    detail: "invalid session: token is revoked, please re-login",
  },
  {
    what: "401 of a proxy",
    answer: [401, "text/html", page],
    failure: "unauthenticated",
    says: /^Something in front of Argo CD `prod-eu`.*login proxy.*401\./,
  },
  {
    what: "403 bare",
    answer: [403, JSON_TYPE, own(7, "permission denied")],
    failure: "forbidden",
    says: /does not let Lynceus's account see application `payments-api`, or it does not exist \(permission denied\)/,
  },
  {
    what: "403 with the action",
    answer: [
      403,
      JSON_TYPE,
      own(7, "permission denied: logs, get, payments/payments-api, sub: bot, iat: 2026-11-01"),
    ],
    failure: "forbidden",
    says: /does not permit Lynceus's account the action `logs, get, payments\/payments-api`\. An admin/,
  },
  {
    what: "404",
    answer: [404, JSON_TYPE, own(5, 'applications.argoproj.io "payments-api" not found')],
    failure: "not-found",
    says: /does not know application `payments-api` \(applications\.argoproj\.io "payments-api" not found\)/,
  },
  {
    what: "404 of the mux",
    answer: [404, "text/plain; charset=utf-8", "404 page not found\n"],
    failure: "not-argocd",
    says: /`url` of Argo CD `prod-eu` does not lead to its API: 404 \(404 page not found\)/,
  },
  {
    what: "400",
    answer: [400, JSON_TYPE, own(3, "max pods to view logs are reached.\nPlease be granular")],
    failure: "invalid",
    says: /does not accept the request for application `payments-api` \(max pods to view logs are reached\. Please be granular\)\.$/,
  },
  {
    what: "400 of a TLS port",
    answer: [400, undefined, "Client sent an HTTP request to an HTTPS server."],
    failure: "not-argocd",
    says: /does not lead to its API: 400 \(Client sent an HTTP request to an HTTPS server\)/,
  },
  {
    what: "408",
    answer: [408, JSON_TYPE, own(1, "canceled")],
    failure: "timeout",
    says: /gave up/,
  },
  { what: "409", answer: [409, JSON_TYPE, own(10, "x")], failure: "conflict", says: /changed/ },
  {
    what: "415",
    answer: [415, "text/plain", "Invalid content type"],
    failure: "invalid",
    says: /content type of the request \(Invalid content type\)/,
  },
  {
    what: "429 too large",
    answer: [429, JSON_TYPE, own(8, "grpc: received message larger than max (9 vs. 4)")],
    failure: "too-large",
    says: /larger than its own limit .*ARGOCD_GRPC_MAX_SIZE_MB/,
  },
  {
    what: "429",
    answer: [429, "text/plain", "slow down"],
    failure: "rate-limited",
    says: /fewer requests \(slow down\)/,
    retried: true,
  },
  {
    what: "500",
    answer: [500, JSON_TYPE, own(2, "ComparisonError: app path does not exist")],
    failure: "server",
    says: /^Argo CD `prod-eu` failed on application `payments-api` \(ComparisonError: app path does not exist\)\.$/,
  },
  {
    what: "500 of a proxy",
    answer: [500, "text/html", page],
    failure: "unavailable",
    says: /^A proxy in front of Argo CD `prod-eu` failed: 500\./,
  },
  { what: "501", answer: [501, JSON_TYPE, own(12, "no")], failure: "server", says: /too old/ },
  {
    what: "502 HTML",
    answer: [502, "text/html", page],
    failure: "unavailable",
    says: /^Argo CD `prod-eu` is not available just now: 502\./,
    retried: true,
    detail: undefined,
  },
  {
    what: "503",
    answer: [503, JSON_TYPE, own(14, "connection refused")],
    failure: "unavailable",
    says: /503 \(connection refused\)/,
    retried: true,
  },
  {
    what: "504",
    answer: [504, JSON_TYPE, own(4, "context deadline exceeded")],
    failure: "unavailable",
    says: /ran out of time \(context deadline exceeded\)/,
    retried: true,
  },
  {
    what: "200 HTML",
    answer: [200, "text/html", page],
    failure: "not-argocd",
    says: /web page instead of its API.*login proxy/,
  },
  {
    what: "200 text",
    answer: [200, "text/plain", "ok"],
    failure: "not-argocd",
    says: /200 with text\/plain instead of JSON/,
  },
  {
    what: "204",
    answer: [204, undefined, ""],
    failure: "not-argocd",
    says: /204 with no content type/,
  },
  {
    what: "cut JSON",
    answer: [200, JSON_TYPE, '{"metadata":{"na'],
    failure: "malformed",
    says: /cut off or garbled/,
    retried: true,
  },
  {
    what: "JSON of something else",
    answer: [200, JSON_TYPE, '{"hello":"world"}'],
    failure: "malformed",
    says: /does not understand \(at metadata\)/,
  },
  {
    what: "an error with 200",
    answer: [200, JSON_TYPE, own(7, "permission denied")],
    failure: "forbidden",
    says: /permission denied/,
  },
  {
    what: "a stream error with 200",
    answer: [200, JSON_TYPE, stream(401, "no session information")],
    failure: "unauthenticated",
    says: /refused Lynceus's token \(no session information\)/,
  },
  {
    what: "401 of a stream, emptied by its field selection",
    answer: [401, "text/event-stream", "data: {} \n\n\n"],
    failure: "unauthenticated",
    says: /^Argo CD `prod-eu` refused Lynceus's token\. An administrator has to renew it\.$/,
  },
  {
    what: "an error framed as an event",
    answer: [403, "text/event-stream", `data: ${stream(403, "permission denied")} \n\n\n`],
    failure: "forbidden",
    says: /permission denied/,
  },
];

it.each(rows)("tells $what truthfully", async ({ answer, failure, says, retried, ...row }) => {
  let requests = 0;
  const { url } = await serve((request, response) => {
    requests += 1;
    answering(...answer)(request, response);
  });
  const error = await failing(url);
  expect(error.message).toMatch(says);
  expect(error).toMatchObject({ name: "ArgocdError", failure, instance: "prod-eu" });
  if ("detail" in row) expect(error.detail).toBe(row.detail);
  expect(requests).toBe(retried ? 3 : 1);
});

it.each([
  ["https://argo.example/x", /redirects to `argo\.example` instead of answering.*does not follow/],
  ["/login?token=x", /redirects to `127\.0\.0\.1:\d+` instead/],
  ["https://127.0.0.1/api/v1", /served over https only\. Change its `url`/],
])("tells a redirect to %s and does not follow", async (location, says) => {
  let requests = 0;
  const { url } = await serve((_request, response) => {
    requests += 1;
    response.writeHead(307, { location }).end();
  });
  const error = await failing(url);
  expect(error).toMatchObject({ failure: "not-argocd", status: 307 });
  expect(error.message).toMatch(says);
  expect(requests).toBe(1);
});

it("bounds and cleans Argo CD's words", async () => {
  const { url } = await serve(
    answering(500, JSON_TYPE, own(2, `\u001b[31mfirst\u0000\nsecond\u202e ${"x".repeat(5000)}`)),
  );
  const error = await failing(url);
  expect(error.detail).toMatch(/^first second x+…$/);
  expect(error.detail).toHaveLength(300);
});

async function failing(url: string): Promise<ArgocdError> {
  const client = createArgocdClient({
    instance: "prod-eu",
    url,
    token: () => "t0ken",
    retries: { max: 2, initialDelayMs: 1 },
  });
  return client.getApplication(target).then(
    () => expect.unreachable("should have been refused"),
    (error) => error,
  );
}
