import { semconv } from "../semconv.ts";

/** What a metric is. `attributes` are all it may carry: names that are configured or are ours, never a person's. */
interface Metric {
  /** `gauge` and `sum` are read when somebody asks; a `sum` only grows. */
  readonly kind: "histogram" | "counter" | "gauge" | "sum";
  /** UCUM, or a word in braces for what is counted. */
  readonly unit: string;
  readonly what: string;
  readonly attributes: readonly string[];
  /** Upper bounds of a histogram's buckets; the objectives lie on some of them. */
  readonly buckets?: readonly number[];
}

const waits = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const answers = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 5, 10, 30];
const runs = [1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600];
/** As the MCP and GenAI conventions advise. */
const operations = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];
const tokens = [64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576];

/** Every metric by name. Prometheus sees `.` as `_`, with the unit and `_total` at the end. */
export const metrics = {
  "lynceus.slack.ack.duration": {
    kind: "histogram",
    unit: "s",
    attributes: ["outcome"],
    buckets: waits,
    what: "From an event's arrival until Slack is told that it is kept; outcome acked or withheld.",
  },
  "lynceus.first_update.duration": {
    kind: "histogram",
    unit: "s",
    attributes: [],
    buckets: answers,
    what: "From a message's arrival until its thread shows anything of it.",
  },
  "lynceus.first_look.duration": {
    kind: "histogram",
    unit: "s",
    attributes: ["outcome"],
    buckets: answers,
    what: "From a message's arrival until its answer stands in the thread; outcome answered or failed.",
  },
  "lynceus.inbox.handled": {
    kind: "counter",
    unit: "{item}",
    attributes: ["kind", "outcome"],
    what: "Messages and clicks that were handled; outcome done or again (it failed and is tried again).",
  },
  "lynceus.inbox.items": {
    kind: "gauge",
    unit: "{item}",
    attributes: ["state"],
    what: "Messages and clicks that are kept and not done.",
  },
  "lynceus.investigations": {
    kind: "counter",
    unit: "{investigation}",
    attributes: ["end", "mode", "model"],
    what: "Investigations that have ended; mode model or rules.",
  },
  "lynceus.investigation.duration": {
    kind: "histogram",
    unit: "s",
    attributes: ["end", "mode"],
    buckets: runs,
    what: "What one process spent on an investigation until it ended.",
  },
  "lynceus.quota.refusals": {
    kind: "counter",
    unit: "{refusal}",
    attributes: ["of", "limit"],
    what: "What a quota refused; of user, channel, team or total; limit investigations, usd or calls.",
  },
  "gen_ai.client.operation.duration": {
    kind: "histogram",
    unit: "s",
    buckets: operations,
    attributes: [
      semconv.genAiOperation,
      semconv.genAiProvider,
      semconv.genAiRequestModel,
      semconv.errorType,
    ],
    what: "One turn of a model, its retries included.",
  },
  "gen_ai.client.token.usage": {
    kind: "histogram",
    unit: "{token}",
    buckets: tokens,
    attributes: [
      semconv.genAiOperation,
      semconv.genAiProvider,
      semconv.genAiRequestModel,
      semconv.genAiTokenType,
    ],
    what: "Tokens of one turn; input includes what came from a cache.",
  },
  "lynceus.model.cost": {
    kind: "counter",
    unit: "USD",
    attributes: [semconv.genAiRequestModel],
    what: "What turns cost by the price list, attempts that broke off included.",
  },
  "mcp.server.operation.duration": {
    kind: "histogram",
    unit: "s",
    buckets: operations,
    attributes: [semconv.mcpMethod, semconv.genAiTool, semconv.errorType],
    what: "One tool call behind the guarded door; error.type is empty when it succeeded.",
  },
  "lynceus.argocd.request.duration": {
    kind: "histogram",
    unit: "s",
    buckets: waits,
    attributes: [semconv.argocdInstance, "outcome"],
    what: "One request to an Argo CD until its answer begins; outcome ok or what failed.",
  },
  "lynceus.argocd.up": {
    kind: "gauge",
    unit: "1",
    attributes: [semconv.argocdInstance],
    what: "1 while an Argo CD is followed, else 0.",
  },
  "lynceus.argocd.circuit.open": {
    kind: "gauge",
    unit: "1",
    attributes: [semconv.argocdInstance],
    what: "1 while an Argo CD has stopped answering and callers are spared the wait, else 0.",
  },
  "lynceus.argocd.index.age": {
    kind: "gauge",
    unit: "s",
    attributes: [semconv.argocdInstance],
    what: "Since the index last heard of an Argo CD; missing before it ever has.",
  },
  "lynceus.argocd.index.applications": {
    kind: "gauge",
    unit: "{application}",
    attributes: [semconv.argocdInstance],
    what: "Applications that the index knows.",
  },
  "lynceus.queue.jobs": {
    kind: "gauge",
    unit: "{job}",
    attributes: ["queue", "state"],
    what: "Jobs that wait, are delayed, or run, of all processes together.",
  },
  "lynceus.queue.job.duration": {
    kind: "histogram",
    unit: "s",
    buckets: runs,
    attributes: ["queue", "kind", "outcome"],
    what: "One run of a job in this process; outcome done or again.",
  },
  "lynceus.slack.request.duration": {
    kind: "histogram",
    unit: "s",
    buckets: waits,
    attributes: [semconv.slackMethod, "outcome"],
    what: "One call of Slack's Web API; outcome ok, refused, rate-limited, server or network.",
  },
  "lynceus.slack.wait.duration": {
    kind: "histogram",
    unit: "s",
    buckets: waits,
    attributes: [semconv.slackMethod],
    what: "What a message waited for its turn: our own budget, or what Slack asked for.",
  },
  "lynceus.audit.entries": {
    kind: "gauge",
    unit: "{entry}",
    attributes: [],
    what: "The number of the audit chain's newest entry.",
  },
  "process.cpu.time": {
    kind: "sum",
    unit: "s",
    attributes: ["cpu.mode"],
    what: "Processor time of this process.",
  },
  "process.memory.usage": {
    kind: "gauge",
    unit: "By",
    attributes: [],
    what: "Resident memory of this process.",
  },
  "process.uptime": {
    kind: "gauge",
    unit: "s",
    attributes: [],
    what: "Since this process began.",
  },
  "nodejs.eventloop.delay.p99": {
    kind: "gauge",
    unit: "s",
    attributes: [],
    what: "How late timers came since the last scrape, 99th percentile.",
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;
export type NameOf<Kind extends Metric["kind"]> = {
  [Name in MetricName]: (typeof metrics)[Name]["kind"] extends Kind ? Name : never;
}[MetricName];
/** The values of a metric's attributes; one that is undefined is left out. */
export type Labels<Name extends MetricName> = {
  readonly [Key in (typeof metrics)[Name]["attributes"][number]]?: string | undefined;
};
