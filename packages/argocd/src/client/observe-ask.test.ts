import { inSpan } from "@lynceus/telemetry";
import { collectSpans } from "@lynceus/telemetry/testing";
import { expect, onTestFinished, test } from "vitest";
import { ArgocdError } from "../errors.ts";
import { observeAsk } from "./observe-ask.ts";

const application = ["api", "v1", "applications", "payments-api"];

async function observed(segments: readonly string[], ask: () => Promise<unknown>) {
  const spans = collectSpans();
  onTestFinished(() => spans.stop());
  await inSpan("call", {}, () => observeAsk("prod", segments, ask).catch(() => undefined));
  const span = spans.ended().find(({ name }) => name !== "call");
  return { name: span?.name, attributes: span?.attributes };
}

test.each([
  [application, "GET /api/v1/applications/{}"],
  [[...application, "resource-tree"], "GET /api/v1/applications/{}/resource-tree"],
  [
    [...application, "revisions", "f38f0c4", "metadata"],
    "GET /api/v1/applications/{}/revisions/{}/metadata",
  ],
  [[...application, "pods", "payments-1", "logs"], "GET /api/v1/applications/{}/pods/{}/logs"],
  [["api", "v1", "stream", "applications"], "GET /api/v1/stream/applications"],
  [["api", "version"], "GET /api/version"],
])("%j is told without names", async (segments, name) => {
  expect((await observed(segments, async () => "answer")).name).toBe(name);
});

test("a failure is told by its kind and status, never by Argo CD's words", async () => {
  const error = new ArgocdError({
    failure: "forbidden",
    instance: "prod",
    status: 403,
    sentence: "the secret",
  });
  const { attributes } = await observed(application, () => Promise.reject(error));
  expect(attributes).toEqual({
    "http.request.method": "GET",
    "url.template": "/api/v1/applications/{}",
    "argocd.instance": "prod",
    "http.response.status_code": 403,
    "error.type": "forbidden",
  });
});
