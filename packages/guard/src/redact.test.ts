import { expect, test } from "vitest";
import { redact } from "./redact.ts";

const segment = (length: number) => "aB3_".repeat(length).slice(0, length);
const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhcmdvY2QifQ.${segment(43)}`;
const pem = `-----BEGIN RSA PRIVATE KEY-----\n${segment(64)}\n-----END RSA PRIVATE KEY-----`;

test.each([
  ["a JWT", `token rejected: ${jwt}`, "token rejected: [redacted]"],
  ["a JWT after an escaped newline", `{"log":"start\\n${jwt}"}`, '{"log":"start\\n[redacted]"}'],
  ["a registry's login file", `auths eyJ${segment(60)}==`, "auths [redacted]"],
  [
    "a bearer token",
    "curl -H 'Authorization: Bearer abc123DEF'",
    "Authorization: Bearer [redacted]",
  ],
  ["a bare bearer token", "sent Bearer 0f9e8d7c6b5a4", "sent Bearer [redacted]"],
  ["basic credentials", "Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic [redacted]"],
  ["a cookie", "Set-Cookie: session=abc123; Path=/", "Set-Cookie: [redacted]"],
  ["an assignment", "DB_PASSWORD=hunter2 started", "DB_PASSWORD=[redacted] started"],
  ["a query parameter", "GET /x?access_token=abc123&page=2", "/x?access_token=[redacted]&page=2"],
  ["a connection string", "Server=db;Password=abc;Port=1", "Server=db;Password=[redacted];Port=1"],
  ["JSON", '{"clientSecret":"s3c\\"ret","a":1}', '{"clientSecret":"[redacted]","a":1}'],
  [
    "JSON in JSON",
    '{"m":"{\\"password\\":\\"x y\\",\\"a\\":1}"}',
    '\\"password\\":\\"[redacted]\\",',
  ],
  ["YAML", "  secret: hunter\n  user: bob", "  secret: [redacted]\n  user: bob"],
  ["a quoted value that never closes", 'password: "abc def\nnext', 'password: "[redacted]\nnext'],
  ["letters only", "level=info token=abcdefgh user=bob", "token=[redacted] user=bob"],
  ["a header without a scheme", "Authorization: 0123456789abcdef", "Authorization: [redacted]"],
  ["a signed URL", "https://x.blob.example/a?sv=1&sig=aB%2Fc&se=2", "&sig=[redacted]&se=2"],
  ["a short name", "SMTP_PASS=hunter2", "SMTP_PASS=[redacted]"],
  ["an env pair with spaces", '- name: DB_PASSWORD\n  value: "a b c"', 'value: "[redacted]"'],
  ["a flag", "redis-cli --password hunter2 ping", "redis-cli --password [redacted] ping"],
  [
    "an env pair in YAML",
    "- name: API_TOKEN\n  value: abc\n",
    "name: API_TOKEN\n  value: [redacted]",
  ],
  ["an env pair in JSON", '{"name":"API_TOKEN","value":"abc"}', '"value":"[redacted]"'],
  ["a URL's password", "postgres://orders:p@ss@db:5432/x", "postgres://[redacted]@db:5432/x"],
  ["a URL's token", "https://ghx0123456789@github.com/a/b", "https://[redacted]@github.com/a/b"],
  ["an AWS key id", `key AKIA${"A1".repeat(8)} denied`, "key [redacted] denied"],
  ["an AWS secret key", `aws_secret_access_key = ${segment(40)}`, "access_key = [redacted]"],
  ["a Google API key", `AIza${segment(35)}`, "[redacted]"],
  ["a GitHub token", `ghp_${"a1".repeat(18)}`, "[redacted]"],
  ["a Slack token", `xoxb-${"1".repeat(12)}-abcdef`, "[redacted]"],
  [
    "a Slack webhook",
    "https://hooks.slack.com/services/T1/B2/xyz",
    "hooks.slack.com/services/[redacted]",
  ],
  ["an Anthropic key", `sk-ant-api03-${segment(40)}`, "[redacted]"],
  ["a private key", `before ${pem} after`, "before [redacted] after"],
  ["a private key cut off", pem.slice(0, 60), "[redacted]"],
  ["a kubeconfig's token", "user:\n  token: abcdef0123", "user:\n  token: [redacted]"],
  ["a kubeconfig's key", "client-key-data: LS0tLS1C", "client-key-data: [redacted]"],
])("masks %s", (_, text, expected) => {
  const redacted = redact(text);

  expect(redacted).toContain(expected);
  expect(redact(redacted)).toBe(redacted);
});

test.each([
  'secret "orders-db" not found',
  'MountVolume.SetUp failed for volume "db-token" : secret "db-token" not found',
  "couldn't find key DB_PASSWORD in Secret payments/orders-db",
  "failed to fetch anonymous token: unexpected status from GET request to https://auth.docker.io/token?scope=repository%3Ax: 401 Unauthorized",
  'failed to fetch oauth token: Post "https://auth.docker.io/token": dial tcp: i/o timeout',
  'WWW-Authenticate: Bearer realm="https://auth.docker.io/token",service="registry"',
  "rpc error: token: expired",
  "automountServiceAccountToken: false, secretName: orders-db, max_tokens: 4096",
  "payments-api:external-secrets.io/ExternalSecret:card-prod/card-vault-keys",
  "registry.example.com:5000/payments/api@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "oci://registry.example.com/repo@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "f38f0c4a1b2c3d4e5f60718293a4b5c6d7e8f901 rolled out 2.4.0-rc1",
  "pod payments-api-6445bf6c75-jrnsf uid 1b4e28ba-2fa1-11d2-883f-0016d3cca427",
  "git@github.com:lynceus/apps.git and ssh://git@github.com/lynceus/apps",
  "PWD=/home/app HOME=/root",
  "authorization: denied by policy; pass: 10, fail: 2",
  "--password-file /run/x --token-ttl 5m",
  'password authentication failed for user "orders"',
  "kind: Secret is not permitted in project checkout",
])("leaves alone: %s", (text) => {
  expect(redact(text)).toBe(text);
});

test.each([
  ["YAML", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  x: aHVudGVyMg==\n"],
  ["JSON", '{"apiVersion":"v1","kind":"Secret","data":{"x":"aHVudGVyMg=="}}'],
  ["JSON in JSON", '{\\"kind\\":\\"Secret\\",\\"stringData\\":{\\"x\\":\\"aHVudGVyMg==\\"}}'],
])("a Secret manifest as %s never passes", (_, manifest) => {
  expect(redact(manifest)).not.toContain("aHVudGVyMg");
});

test("only the Secret among several documents goes", () => {
  const text = "kind: ConfigMap\ndata:\n  a: b\n---\nkind: Secret\ndata:\n  c: d\n";

  expect(redact(text)).toBe("kind: ConfigMap\ndata:\n  a: b\n---[redacted: Secret manifest]");
});
