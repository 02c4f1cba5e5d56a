import type { ReadText } from "@lynceus/config";
import { describe, expect, test } from "vitest";
import type { HttpFlags } from "./arguments.ts";
import { readConfig } from "./config.ts";

const env = { ARGOCD_BASE_URL: "https://argocd.example.com/eu", ARGOCD_API_TOKEN: "secret-1" };
const flags: HttpFlags = {
  allowedHosts: [],
  allowedOrigins: [],
  allowUnauthenticated: false,
  stateless: false,
};

function readOf(texts: Readonly<Record<string, string>>): ReadText {
  return (path) => {
    const text = texts[path];
    return text === undefined
      ? { ok: false, isMissing: true, why: "does not exist" }
      : { ok: true, text };
  };
}

function configOf(...args: Parameters<typeof readConfig>) {
  const read = readConfig(...args);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
}

function problemsOf(...args: Parameters<typeof readConfig>): string {
  const read = readConfig(...args);
  return read.ok ? "" : read.problems.join("\n");
}

test("an address and a token are enough", () => {
  const config = configOf(env);

  expect(config.instances).toMatchObject([{ name: "argocd", url: env.ARGOCD_BASE_URL }]);
  expect(config.instances[0]?.token()).toBe("secret-1");
  expect(config.localUser.projects).toEqual(["*"]);
  expect(config.auditFile).toMatch(/lynceus\/mcp-audit\.jsonl$/);
  expect(config.http).toBeUndefined();
});

test("every problem is said at once, without a value that could be secret", () => {
  const said = problemsOf(
    {
      ARGOCD_BASE_URL: "argocd",
      LOG_LEVEL: "loud",
      MCP_CALLS_PER_MINUTE: "0",
      MCP_AUTH_TOKEN: "hunter2",
    },
    { flags: { ...flags, port: "x", bindAddress: "0.0.0.0", allowedOrigins: ["foo"] } },
  );

  for (const name of ["ARGOCD_BASE_URL", "ARGOCD_API_TOKEN", "LOG_LEVEL", "MCP_CALLS_PER_MINUTE"]) {
    expect(said).toContain(name);
  }
  for (const name of ["MCP_AUTH_TOKEN", "--port", "--allowed-origin"]) expect(said).toContain(name);
  expect(said).not.toContain("hunter2");
});

test("a token in a file is read when it is needed, so that it can be renewed", () => {
  const content = { "/run/token": "first\n" };
  const { instances } = configOf(
    { ARGOCD_BASE_URL: env.ARGOCD_BASE_URL, ARGOCD_API_TOKEN_FILE: "/run/token" },
    { read: readOf(content) },
  );
  content["/run/token"] = "second\n";

  expect(instances[0]?.token()).toBe("second");
  expect(
    problemsOf(
      { ...env, ARGOCD_API_TOKEN: "", ARGOCD_API_TOKEN_FILE: "/nowhere" },
      { read: readOf({}) },
    ),
  ).toContain("/nowhere, which does not exist");
});

describe("the registry of argocd-mcp", () => {
  const registry = { ...env, ARGOCD_TOKEN_REGISTRY_PATH: "/r.json" };
  const read = (entries: unknown) => ({ read: readOf({ "/r.json": JSON.stringify(entries) }) });

  test("adds Argo CDs, named by their address unless they say", () => {
    const { instances } = configOf(
      registry,
      read([
        { baseUrl: "https://argocd.example.com/eu/", token: "same as the first" },
        { baseUrl: "https://argo.lab.example.com", token: "t2" },
        {
          baseUrl: "https://argo.us.example.com",
          token: "t3",
          name: "prod-us",
          environment: "prod",
        },
      ]),
    );

    expect(instances.map(({ name }) => name)).toEqual([
      "argocd",
      "argo-lab-example-com",
      "prod-us",
    ]);
    expect(instances[2]).toMatchObject({ environment: "prod" });
    expect(instances[2]?.token()).toBe("t3");
  });

  test("is enough by itself", () => {
    const { ARGOCD_TOKEN_REGISTRY_PATH } = registry;
    const entries = read([{ baseUrl: "https://a.example.com", token: "t" }]);

    expect(configOf({ ARGOCD_TOKEN_REGISTRY_PATH }, entries).instances).toHaveLength(1);
  });

  test.each([
    [
      "two of one name",
      [{ baseUrl: "https://a.example.com", token: "hunter2", name: "argocd" }],
      "Two Argo CDs",
    ],
    ["no token", [{ baseUrl: "https://a.example.com" }], "token"],
    ["no address", [{ baseUrl: "a", token: "hunter2" }], "baseUrl is not an address"],
  ])("is refused with %s", (_, entries, word) => {
    expect(problemsOf(registry, read(entries))).toContain(word);
    expect(problemsOf(registry, read(entries))).not.toContain("hunter2");
  });

  test("is refused when it is not JSON, without quoting it", () => {
    const said = problemsOf(registry, { read: readOf({ "/r.json": "hunter2" }) });

    expect(said).toContain("is not JSON");
    expect(said).not.toContain("hunter2");
  });
});

describe("lynceus.yaml", () => {
  const yaml = `instances:
  - { name: prod-eu, url: "https://argo.eu.example.com", credential: { env: EU_TOKEN } }
  - { name: argocd, url: "https://argo.other.example.com", credential: { file: token } }
channels: { "*": { projects: [checkout] } }
`;
  const named = { LYNCEUS_CONFIG: "/etc/lynceus/lynceus.yaml", EU_TOKEN: "eu" };
  const texts = { "/etc/lynceus/lynceus.yaml": yaml, "/etc/lynceus/token": "other" };
  const read = readOf(texts);

  test("is enough by itself, and a variable wins over it", async () => {
    const { instances } = configOf(named, { read });

    expect(instances.map(({ name }) => name)).toEqual(["prod-eu", "argocd"]);
    expect(await instances[0]?.token()).toBe("eu");
    expect(instances[0]?.client?.fetch).toBeDefined();
    expect(configOf({ ...named, ...env }, { read }).instances).toMatchObject([
      { name: "argocd", url: env.ARGOCD_BASE_URL },
      { name: "prod-eu" },
    ]);
  });

  test("bounds the calls of a minute, where no variable does", () => {
    const bounded = `${yaml}budgets: { callsPerMinute: 30 }\n`;
    const texts = { "/etc/lynceus/lynceus.yaml": bounded, "/etc/lynceus/token": "other" };
    const callsOf = (more: Readonly<Record<string, string>>, of = texts) =>
      configOf({ ...named, ...more }, { read: readOf(of) }).callsPerMinute;

    expect(callsOf({})).toBe(30);
    expect(callsOf({ MCP_CALLS_PER_MINUTE: "7" })).toBe(7);
    expect(callsOf({}, { ...texts, "/etc/lynceus/lynceus.yaml": yaml })).toBe(120);
  });

  test("stands beside the registry", () => {
    const beside = readOf({
      ...texts,
      "/r.json": JSON.stringify([
        { baseUrl: "https://a.example.com", token: "t" },
        { baseUrl: "https://argo.eu.example.com/", token: "another" },
      ]),
    });
    const both = { ...named, ARGOCD_TOKEN_REGISTRY_PATH: "/r.json" };

    expect(configOf(both, { read: beside }).instances.map(({ name }) => name)).toEqual([
      "prod-eu",
      "argocd",
      "a-example-com",
    ]);
  });

  test("is read only where it is named: a folder's own could name commands to run", () => {
    const everywhere: ReadText = () => ({ ok: true, text: yaml });

    expect(configOf(env, { read: everywhere }).instances).toHaveLength(1);
  });

  test("is told with what is wrong in it, and what it names", () => {
    expect(problemsOf(named, { read: readOf({}) })).toMatch(
      /LYNCEUS_CONFIG names .* does not exist/,
    );
    const broken = { "/etc/lynceus/lynceus.yaml": "instances: [{ name: x }]" };
    expect(problemsOf(named, { read: readOf(broken) })).toContain("`instances[0].url` is missing");
    expect(problemsOf({ ...named, EU_TOKEN: "" }, { read })).toContain("EU_TOKEN is not set");
  });
});

describe("beyond this machine", () => {
  const open = { ...flags, bindAddress: "0.0.0.0" };

  test("a token is needed, or the word that none is", () => {
    expect(problemsOf(env, { flags: open })).toContain("--allow-unauthenticated");
    expect(problemsOf({ ...env, MCP_BIND_ADDRESS: "::" }, { flags })).toContain("need a token");
    expect(configOf(env, { flags: { ...open, allowUnauthenticated: true } }).http?.holders).toEqual(
      [],
    );
    const token = { ...env, MCP_AUTH_TOKEN: "0123456789abcdef" };
    expect(configOf(token, { flags: open }).http).toMatchObject({ address: "0.0.0.0", port: 3000 });
  });

  test("several callers have names and projects of their own; only hashes are kept", () => {
    const list = [
      { name: "dana", token: "0123456789abcdef", projects: ["checkout"] },
      { name: "ci", sha256: "a".repeat(64) },
    ];
    const read = readOf({ "/t.json": JSON.stringify(list) });
    const { http } = configOf(
      { ...env, MCP_TOKENS_FILE: "/t.json", MCP_PROJECTS: "lab, x" },
      { flags: open, read },
    );

    expect(http?.holders).toMatchObject([
      { name: "dana", projects: ["checkout"] },
      { name: "ci", projects: ["lab", "x"], digest: Buffer.from("a".repeat(64), "hex") },
    ]);
    expect(JSON.stringify(http)).not.toContain("0123456789abcdef");
  });
});

test("the files whose changes count are those that are named", () => {
  const content = {
    "/r.json": '[{"baseUrl":"https://a.example.com","token":"t"}]',
    "/t": "0".repeat(32),
  };
  const named = { ARGOCD_TOKEN_REGISTRY_PATH: "/r.json", MCP_AUTH_TOKEN_FILE: "/t" };
  const read = readOf(content);

  expect(readConfig(named, { read, flags })).toMatchObject({ ok: true, files: ["/r.json", "/t"] });
  expect(readConfig(env)).toMatchObject({ ok: true, files: [] });
});

test("traces are not written where the protocol is spoken", () => {
  const asked = { ...env, OTEL_TRACES_EXPORTER: "console" };

  expect(problemsOf(asked)).toContain("standard output, and that belongs to the protocol");
  expect(configOf(asked, { flags }).telemetry).toEqual({ traces: "console", metrics: "none" });
});
