/** One environment variable that is read. */
export interface Variable {
  readonly name: string;
  readonly what: string;
  /** What it looks like; never a value that could be a secret. */
  readonly example: string;
  readonly group: "Slack" | "Argo CD" | "model" | "state" | "bot";
}

/** Every variable that the bot reads, in the order in which they are told. */
export const variables: readonly Variable[] = [
  {
    group: "Slack",
    name: "SLACK_BOT_TOKEN",
    what: "bot token, required for one workspace",
    example: "xoxb-…",
  },
  {
    group: "Slack",
    name: "SLACK_APP_TOKEN",
    what: "app-level token for Socket Mode with the scope connections:write, required for it except in a worker",
    example: "xapp-…",
  },
  {
    group: "Slack",
    name: "SLACK_SIGNING_SECRET",
    what: "verifies what Slack posts, required for HTTP mode except in a worker",
    example: "…",
  },
  {
    group: "Slack",
    name: "SLACK_MODE",
    what: "how Slack reaches the bot: socket or http (default http where SLACK_SIGNING_SECRET is set and SLACK_APP_TOKEN is not)",
    example: "http",
  },
  {
    group: "Slack",
    name: "LYNCEUS_HTTP_ADDRESS",
    what: "where HTTP mode listens (default 127.0.0.1:3000)",
    example: "0.0.0.0:3000",
  },
  {
    group: "Slack",
    name: "LYNCEUS_PUBLIC_URL",
    what: "where Slack reaches the bot from outside in HTTP mode; lynceus doctor tries it",
    example: "https://lynceus.example.com",
  },
  {
    group: "Slack",
    name: "SLACK_CLIENT_ID",
    what: "lets several workspaces install the app, in HTTP mode; in place of the bot token",
    example: "123456789012.1234567890123",
  },
  {
    group: "Slack",
    name: "SLACK_CLIENT_SECRET",
    what: "goes with SLACK_CLIENT_ID, except in a worker",
    example: "…",
  },
  {
    group: "Slack",
    name: "SLACK_ALLOWED_TEAMS",
    what: "the ids of the workspaces that may install the app, separated by commas; goes with SLACK_CLIENT_ID",
    example: "T0123ABCD,T0456EFGH",
  },
  {
    group: "Slack",
    name: "LYNCEUS_ENCRYPTION_KEY",
    what: "encrypts the tokens of workspaces at rest: 32 random bytes in base64",
    example: "…",
  },
  {
    group: "Slack",
    name: "LYNCEUS_ENCRYPTION_KEY_BEFORE",
    what: "the key before it, until every token is encrypted with the new one",
    example: "…",
  },
  {
    group: "Slack",
    name: "SLACK_API_URL",
    what: "only for a stand-in of Slack, or a proxy before it",
    example: "http://127.0.0.1:4000/api/",
  },
  {
    group: "Argo CD",
    name: "ARGOCD_BASE_URL",
    what: "address of one Argo CD, with its sub-path if it has one; lynceus.yaml can name several",
    example: "https://argocd.example.com",
  },
  {
    group: "Argo CD",
    name: "ARGOCD_API_TOKEN",
    what: "token of the account that reads it",
    example: "…",
  },
  {
    group: "Argo CD",
    name: "ARGOCD_INSTANCE_NAME",
    what: "its short name in answers (default argocd)",
    example: "prod-eu",
  },
  {
    group: "Argo CD",
    name: "NO_PROXY",
    what: "hosts that are reached without the proxy of their Argo CD",
    example: "localhost,.internal.example.com",
  },
  {
    group: "model",
    name: "ANTHROPIC_API_KEY",
    what: "lets Claude investigate; without a model rules do",
    example: "…",
  },
  {
    group: "model",
    name: "ANTHROPIC_AUTH_TOKEN",
    what: "a gateway's token instead of the key",
    example: "…",
  },
  {
    group: "model",
    name: "ANTHROPIC_BASE_URL",
    what: "a gateway that speaks Anthropic's Messages API",
    example: "https://gateway.example.com",
  },
  {
    group: "model",
    name: "ANTHROPIC_CUSTOM_HEADERS",
    what: "headers for the gateway, a line each",
    example: '"X-Team: platform"',
  },
  {
    group: "model",
    name: "LYNCEUS_MODEL_PROVIDER",
    what: "whose model: anthropic (default), bedrock or vertex",
    example: "anthropic",
  },
  {
    group: "model",
    name: "LYNCEUS_MODEL",
    what: "the model that investigates",
    example: "claude-sonnet-5-5",
  },
  {
    group: "model",
    name: "LYNCEUS_TRIAGE_MODEL",
    what: "the small model that sorts messages and verifies answers",
    example: "claude-haiku-5-5",
  },
  {
    group: "model",
    name: "LYNCEUS_ESCALATION_MODEL",
    what: "the model for what the first one cannot answer",
    example: "claude-opus-5-5",
  },
  { group: "model", name: "AWS_REGION", what: "the region of Bedrock", example: "eu-central-1" },
  {
    group: "model",
    name: "CLOUD_ML_REGION",
    what: "the region of Vertex",
    example: "europe-west1",
  },
  {
    group: "model",
    name: "ANTHROPIC_VERTEX_PROJECT_ID",
    what: "the project on Vertex",
    example: "my-project",
  },
  {
    group: "state",
    name: "DATA_DIR",
    what: "the folder for its state, for one process (default data)",
    example: "/var/lib/lynceus",
  },
  {
    group: "state",
    name: "DATABASE_URL",
    what: "PostgreSQL instead of the folder, for several processes",
    example: "postgres://lynceus@db.example.com:5432/lynceus",
  },
  {
    group: "state",
    name: "REDIS_URL",
    what: "Redis or Valkey for the queue; it needs noeviction and AOF",
    example: "redis://queue.example.com:6379/0",
  },
  {
    group: "bot",
    name: "LYNCEUS_CONFIG",
    what: "path of lynceus.yaml (default ./lynceus.yaml, when it is there)",
    example: "/etc/lynceus/lynceus.yaml",
  },
  {
    group: "bot",
    name: "LYNCEUS_ROLE",
    what: "what this process does: all (default), slack or worker",
    example: "all",
  },
  {
    group: "bot",
    name: "LYNCEUS_INVESTIGATE",
    what: "when an investigation begins: auto (default) with the question, on-request only by its button",
    example: "auto",
  },
  {
    group: "bot",
    name: "LYNCEUS_STREAMING",
    what: "how an investigation is shown: auto (default) as it grows where Slack allows it, off as a message that is changed",
    example: "auto",
  },
  {
    group: "bot",
    name: "LYNCEUS_SKILLS",
    what: "folders of your own skills, separated as in PATH",
    example: "/etc/lynceus/skills",
  },
  {
    group: "bot",
    name: "LOG_LEVEL",
    what: "what is logged: debug, info (default), warn, error or silent",
    example: "info",
  },
  {
    group: "bot",
    name: "LYNCEUS_OPS_ADDRESS",
    what: "where /livez, /healthz, /readyz and /metrics are served, a port alone on this machine only; unset: nowhere",
    example: "9464",
  },
  {
    group: "bot",
    name: "OTEL_EXPORTER_OTLP_ENDPOINT",
    what: "an OpenTelemetry collector that takes http/protobuf; traces and metrics go there",
    example: "http://127.0.0.1:4318",
  },
  {
    group: "bot",
    name: "OTEL_TRACES_EXPORTER",
    what: "where traces go: otlp (default with an endpoint), console or none (default without)",
    example: "otlp",
  },
  {
    group: "bot",
    name: "OTEL_METRICS_EXPORTER",
    what: "where metrics go: otlp (default with an endpoint) or none (default without)",
    example: "otlp",
  },
  {
    group: "bot",
    name: "OTEL_SERVICE_NAME",
    what: "what traces and metrics are of (default lynceus)",
    example: "lynceus-prod",
  },
];
