import { readFileSync } from "node:fs";
import { createLogger, type MetricName, metrics, prometheusName } from "@lynceus/telemetry";
import { type CollectedSpans, collectSpans } from "@lynceus/telemetry/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { growTraces, type SpanNode, type Traces } from "../trace/grow-traces.ts";
import { playThread } from "../trace/play-thread.ts";

const lines: string[] = [];
const write = (line: string) => void lines.push(line);
let spans: CollectedSpans;
let traces: Traces;
let secrets: readonly string[];
let probed: Readonly<Record<string, { readonly status: number; readonly text: string }>>;

beforeAll(async () => {
  spans = collectSpans();
  const logger = createLogger({ name: "flow", level: "debug", destination: { write } });
  const probe = async () => {
    const said = lines.map((line) => JSON.parse(line) as { msg: string; port?: number });
    const port = said.find(({ msg }) => msg === "health and metrics are served")?.port;
    const paths = ["/healthz", "/readyz", "/metrics", "/else"];
    const answers = paths.map(async (path) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return [path, { status: response.status, text: await response.text() }] as const;
    });
    probed = Object.fromEntries(await Promise.all(answers));
  };
  const ops = { host: "127.0.0.1", port: 0 };
  ({ secrets } = await playThread({ logger, ops, onAnswered: probe }));
  traces = growTraces(spans.ended());
}, 120_000);
afterAll(() => spans.stop());

const nameOf = ({ span }: SpanNode) => span.name;
/** The names of what `node` caused, whatever lies between. */
const below = (node: SpanNode | undefined): readonly SpanNode[] =>
  node === undefined ? [] : node.children.flatMap((child) => [child, ...below(child)]);
const find = (node: SpanNode | undefined, name: string) =>
  below(node).find(({ span }) => span.name === name);
/** Goes from span to span that one has caused, however far apart. */
const follow = (node: SpanNode | undefined, ...names: readonly string[]) =>
  names.reduce((at, name) => find(at, name), node);
/** The traces of messages that came to something: Slack tells a mention twice. */
const handled = () => traces.roots.filter((root) => find(root, "handle message") !== undefined);

test("each message is one trace, from Slack's event to Argo CD and back, without a loose end", () => {
  expect(traces.orphans.map(({ name }) => name)).toEqual([]);
  const [asked, replied] = handled();
  expect(handled()).toHaveLength(2);
  expect(nameOf(asked as SpanNode)).toBe("receive message");

  const served = follow(asked, "handle message", "first look", "tools/call diagnose_application");
  const requests = below(served).map(nameOf);
  expect(requests).toContain("tools/call diagnose_application");
  expect(requests).toContain("GET /api/v1/applications/{}/resource-tree");
  expect(follow(asked, "handle message", "slack chat.postMessage")).toBeDefined();
  expect(follow(asked, "send lynceus", "process lynceus")).toBeDefined();

  // Through the queue of investigations, the agent, MCP, to Argo CD.
  const agent = follow(
    ...([replied, "handle message", "send investigations"] as const),
    ...(["process investigations", "invoke_agent lynceus"] as const),
  );
  expect(
    follow(
      ...([agent, "execute_tool get_application_history"] as const),
      ...(["tools/call get_application_history", "tools/call get_application_history"] as const),
      "GET /api/v1/applications/{}",
    ),
  ).toBeDefined();
});

test("a reply's trace is linked to the question before it, an item's to its job", () => {
  const [asked, replied] = handled();
  const linked = (root: SpanNode | undefined) =>
    find(root, "handle message")?.span.links.map(({ context }) => context.traceId) ?? [];
  const traceOf = (root: SpanNode | undefined) => root?.span.spanContext().traceId;

  expect(linked(asked)).toEqual([traceOf(asked)]);
  expect(linked(replied)).toContain(traceOf(asked));
});

test("a turn of the model tells model, tokens and why it ended, and nothing that was said", () => {
  const turn = below(handled()[1]).find(({ span }) => span.name === "chat claude-sonnet-5-5");
  expect(turn?.span.attributes).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "anthropic",
    "gen_ai.request.model": "claude-sonnet-5-5",
    "gen_ai.response.finish_reasons": ["tool_use"],
  });
  expect(turn?.span.attributes["gen_ai.usage.input_tokens"]).toBeGreaterThan(1_000);
  expect(turn?.children).toEqual([]);
});

test("every metric is exposed, with no other labels than its own", () => {
  const { text = "" } = probed["/metrics"] ?? {};
  const exposed = new Set(text.match(/^\w+(?=[ {])/gm));
  for (const [name, { attributes, kind }] of Object.entries(metrics)) {
    const called = prometheusName(name as MetricName);
    const series = kind === "histogram" ? `${called}_bucket` : called;
    expect(exposed).toContain(series);
    const labels = new Set(
      [...text.matchAll(new RegExp(`^${series}\\{(.*)\\} `, "gm"))].flatMap(([, inside = ""]) =>
        [...inside.matchAll(/(\w+)="/g)].map(([, label]) => label),
      ),
    );
    labels.delete("le");
    const allowed: readonly string[] = attributes;
    expect(allowed.map((label) => label.replaceAll(".", "_"))).toEqual(
      expect.arrayContaining([...labels]),
    );
  }
  expect(text).not.toContain("orders-api");
});

const deployed = (file: string) =>
  readFileSync(new URL(`../../../../deploy/${file}`, import.meta.url), "utf8");

test.each(["prometheus/rules.yaml", "grafana/lynceus.json"])(
  "%s asks for metrics and labels that there are",
  (file) => {
    const exposed = new Set(probed["/metrics"]?.text.match(/^\w+(?=[ {])/gm));
    const asked = deployed(file);
    const names =
      asked.match(/\b(?:lynceus|gen_ai_client|mcp|process|nodejs)_\w+(?=[[{) "])/g) ?? [];
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !exposed.has(name))).toEqual([]);

    const own = Object.values(metrics).flatMap(({ attributes }): readonly string[] => attributes);
    const labels = new Set(["le", "instance", ...own.map((label) => label.replaceAll(".", "_"))]);
    const by = [...asked.matchAll(/by \(([\w, ]+)\)/g)].flatMap(([, list = ""]) =>
      list.split(", "),
    );
    const matched = [...asked.matchAll(/[{,](\w+)!?=\\?"/g)].map(([, label = ""]) => label);
    expect([...by, ...matched].filter((label) => !labels.has(label))).toEqual([]);

    const recorded = deployed("prometheus/rules.yaml");
    for (const rule of new Set(asked.match(/\blynceus:\w+:\w+/g))) {
      expect(recorded).toContain(`record: ${rule}\n`);
    }
  },
);

test("probes are answered while it runs", () => {
  expect(probed["/healthz"]).toEqual({ status: 200, text: '{"status":"ok"}\n' });
  expect(probed["/readyz"]?.status).toBe(200);
  expect(JSON.parse(probed["/readyz"]?.text ?? "")).toMatchObject({
    ready: true,
    role: "all",
    phase: "running",
    reasons: [],
    instances: [{ name: "argocd", state: "connected" }],
  });
  expect(probed["/else"]?.status).toBe(404);
});

test("a line that is written within a span names it, one that belongs to nothing does not", () => {
  const known = new Map(spans.ended().map((span) => [span.spanContext().spanId, span]));
  const said = lines.map((line) => JSON.parse(line) as Record<string, string>);
  const ended = said.find(({ msg }) => msg === "investigation ended");

  expect(known.get(ended?.span_id ?? "")?.spanContext().traceId).toBe(ended?.trace_id);
  expect(said.find(({ msg }) => msg === "listening")).not.toHaveProperty("trace_id");
});

test("no secret is in a log line, a span or a metric", () => {
  const told = spans.ended().map(({ name, attributes, events, status }) => {
    return JSON.stringify([name, attributes, events, status]);
  });
  const all = [...lines, ...told, probed["/metrics"]?.text ?? ""].join("\n");
  expect(secrets).toHaveLength(4);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10);
    expect(all).not.toContain(secret);
  }
});
