/** What `lynceus-mcp --help` says. */
export const usage = `Lynceus for Argo CD: an MCP server that finds out why applications fail. It reads; it changes nothing.

  lynceus-mcp [stdio]      for a client on this machine that starts it: Claude Desktop, Cursor, VS Code, Claude Code
  lynceus-mcp http         for clients over HTTP, at http://127.0.0.1:3000/mcp

  --port N                 the port (default 3000)
  --bind-address ADDRESS   the address to listen on (default 127.0.0.1); any other than loopback needs a token
  --allowed-host-header H  a host name under which it is reached; repeat it for several
  --allowed-origin O       a web page that may call it, such as https://tools.example.com; repeat it for several
  --allow-unauthenticated  listen beyond loopback without a token: whoever reaches it sees what it sees
  --stateless              no sessions for clients of 2025: for several copies behind one address
  --help, --version

Environment:
  ARGOCD_BASE_URL             the address of Argo CD, with its sub-path if it has one
  ARGOCD_API_TOKEN            token of an account that may read applications and logs; or ARGOCD_API_TOKEN_FILE
  ARGOCD_INSTANCE_NAME        its short name in answers (default argocd)
  LYNCEUS_CONFIG              lynceus.yaml: its Argo CDs, with what each needs; its other sections are the bot's
  ARGOCD_TOKEN_REGISTRY_PATH  several Argo CDs: a JSON file [{"baseUrl", "token" or "tokenFile", "name", "environment"}]
  MCP_PROJECTS                the projects that may be seen, such as checkout,prod-eu/payments-* (default *)
  MCP_AUTH_TOKEN              the bearer token of HTTP clients, 16 characters at least; or MCP_AUTH_TOKEN_FILE
  MCP_TOKENS_FILE             several callers: a JSON file [{"name", "token" or "sha256", "projects"}]
  MCP_BIND_ADDRESS            as --bind-address
  MCP_CALLS_PER_MINUTE        tool calls that one caller may make in a minute (default 120)
  MCP_READ_ONLY               accepted; it reads only, whatever this says
  LYNCEUS_AUDIT_FILE          the hash-chained audit (default ~/.local/state/lynceus/mcp-audit.jsonl), or off
  LYNCEUS_SKILLS              folders of your own skills, separated as in PATH
  OTEL_EXPORTER_OTLP_ENDPOINT an OpenTelemetry collector that takes http/protobuf, for traces and metrics
  LOG_LEVEL                   debug, info (default), warn, error, silent; the log goes to standard error
  NODE_EXTRA_CA_CERTS         a file with the certificate authority of your Argo CD

Changes of lynceus.yaml, of the registry and of the callers' tokens are taken up while it runs.
`;
