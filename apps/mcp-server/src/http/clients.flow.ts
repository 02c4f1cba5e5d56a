import { expect, test } from "vitest";
import { connectLegacy, connectModern } from "../testing/connect.ts";
import { startArgocd, startHttp, tokens } from "../testing/start-http.ts";
import { startRelay } from "../testing/start-relay.ts";

const connects = { "of 2025": connectLegacy, "of 2026": connectModern };
const diagnose = { name: "diagnose_application", arguments: { applicationName: "payments-api" } };

/** The two lines of the SDK have the signal in different places. */
function cancellable(
  client: Awaited<ReturnType<typeof connectLegacy | typeof connectModern>>,
  signal: AbortSignal,
): Promise<unknown> {
  const manifests = {
    name: "get_application_manifests",
    arguments: { applicationName: "payments-api" },
  };
  return "getProtocolEra" in client
    ? client.callTool(manifests, { signal })
    : client.callTool(manifests, undefined, { signal });
}

test.each(Object.entries(connects))(
  "a client %s has tools, prompts, skills and names",
  async (_, connect) => {
    const { url } = await startHttp(await startArgocd());
    const client = await connect(url);

    const { tools } = await client.listTools();
    const result = await client.callTool(diagnose);
    const { prompts } = await client.listPrompts();
    const { resources } = await client.listResources();
    const completed = await client.complete({
      ref: { type: "ref/prompt", name: "diagnose-application" },
      argument: { name: "applicationName", value: "PAY" },
    });
    const skill = await client.readResource({ uri: "skill://image-pull/SKILL.md" });
    const application = await client.readResource({
      uri: "argocd://prod-eu/applications/argocd/payments-api",
    });

    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    expect(tools.every(({ title, outputSchema }) => title && outputSchema)).toBe(true);
    expect(result.structuredContent).toMatchObject({ findings: [{ mode: "F1" }] });
    expect(prompts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["diagnose-application", "fleet-health", "image-pull"]),
    );
    expect(resources.map(({ uri }) => uri)).toContain("skill://image-pull/SKILL.md");
    expect(completed.completion.values).toEqual(["payments-api"]);
    expect(JSON.stringify(skill)).toContain("name: image-pull");
    expect(JSON.stringify(application)).toContain("exceeded its progress deadline");
  },
);

test("who may see nothing is shown nothing: no name, no application, no resource", async () => {
  const { url } = await startHttp(await startArgocd());
  const client = await connectModern(url, tokens.ci);

  const result = await client.callTool(diagnose);
  const completed = await client.complete({
    ref: { type: "ref/prompt", name: "diagnose-application" },
    argument: { name: "applicationName", value: "" },
  });

  expect(result).toMatchObject({ isError: true });
  expect(JSON.stringify(result)).not.toContain("Deployment");
  expect(completed.completion.values).toEqual([]);
  await expect(
    client.readResource({ uri: "argocd://prod-eu/applications/argocd/payments-api" }),
  ).rejects.toThrow(/may see|open to/);
});

test.each(Object.entries(connects))(
  "a client %s that cancels stops the request to Argo CD",
  async (_, connect) => {
    const argocd = await startRelay(await startArgocd());
    const { url } = await startHttp(argocd);
    const client = await connect(url);
    argocd.hang("/api/v1/applications/payments-api/manifests");
    const cancelling = new AbortController();
    const call = cancellable(client, cancelling.signal);
    await expect.poll(argocd.waiting).toBe(1);

    cancelling.abort();

    await expect(call).rejects.toThrow();
    // Sooner than the deadline of a call, after which it would be given up anyway.
    await expect.poll(argocd.waiting, { timeout: 4_000 }).toBe(0);
  },
);

test("an Argo CD that is away is told so, never as an empty list", async () => {
  const argocd = await startArgocd();
  await argocd.close();
  const { url } = await startHttp(argocd);
  const client = await connectLegacy(url);

  const result = await client.callTool({ name: "list_applications", arguments: {} });

  expect(JSON.stringify(result.content)).toMatch(/0 of 1 instances answered.*prod-eu/);
});

test("a session is its principal's alone, and over when it is ended", async () => {
  const { url } = await startHttp(await startArgocd());
  const client = await connectLegacy(url);
  const session = (client.transport as { sessionId?: string }).sessionId ?? "";
  const ask = (token: string) =>
    fetch(url, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/json, text/event-stream",
        "content-type": "application/json",
        "mcp-session-id": session,
        "mcp-protocol-version": "2025-11-25",
      },
      body: JSON.stringify({ jsonrpc: "2.0", id: 7, method: "ping" }),
    });

  expect((await ask(tokens.dana)).status).toBe(200);
  expect((await ask(tokens.ci)).status).toBe(404);
  await (client.transport as unknown as { terminateSession(): Promise<void> }).terminateSession();
  expect((await ask(tokens.dana)).status).toBe(404);
});
