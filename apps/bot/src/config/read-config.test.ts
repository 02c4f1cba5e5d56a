import type { ReadText } from "@lynceus/config";
import { expect, test } from "vitest";
import { readConfig } from "../config.ts";

const complete = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_APP_TOKEN: "xapp-1",
  ARGOCD_BASE_URL: "https://argocd.example.com/argo",
  ARGOCD_API_TOKEN: "secret",
};

/** Files by the end of their path; what is not among them is missing. */
function files(texts: Readonly<Record<string, string>>): ReadText {
  return (path) => {
    const found = Object.entries(texts).find(([name]) => path.endsWith(name));
    if (found?.[1] === "FOLDER") return { ok: false, isMissing: false, why: "is a folder" };
    return found === undefined
      ? { ok: false, isMissing: true, why: "does not exist" }
      : { ok: true, text: found[1] };
  };
}

const read = (env: Record<string, string>, yaml?: string, more: Record<string, string> = {}) =>
  readConfig(env, files(yaml === undefined ? more : { "lynceus.yaml": yaml, ...more }));

const problemsOf = (result: ReturnType<typeof readConfig>) => (result.ok ? [] : result.problems);

const two = `
instances:
  - { name: prod-eu, url: "https://eu.example.com", environment: prod, credential: { env: EU_TOKEN } }
  - { name: lab, url: "https://lab.example.com", credential: { file: lab.token }, limits: { timeoutSeconds: 3, concurrentRequests: 2 } }
`;
const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };

test("a file names several, each with its own credential and limits", () => {
  const result = read({ ...slack, EU_TOKEN: "eu" }, two, { "lab.token": "lab" });

  expect(result).toMatchObject({
    ok: true,
    config: {
      instances: [
        { name: "prod-eu", url: "https://eu.example.com", environment: "prod" },
        { name: "lab", client: { timeoutMs: 3000, maxConcurrent: 2 } },
      ],
    },
  });
  expect(result.ok && result.config.instances[0]?.token()).toBe("eu");
});

test("what the file refers to and is not there is told before anything connects", () => {
  const problems = problemsOf(read(slack, `${two}skills: [mine]\n`));

  expect(problems).toEqual([
    "EU_TOKEN is not set: lynceus.yaml names it as the credential of `prod-eu`. Set the variable.",
    expect.stringMatching(
      /lab\.token does not exist: lynceus\.yaml names it as the credential of `lab`/,
    ),
    expect.stringMatching(/mine does not exist: lynceus\.yaml names it among `skills`/),
  ]);
});

test("a variable wins over the file", () => {
  const yaml = `${two}investigate: on-request\nlogLevel: debug\nmodel: { investigation: of-file, triage: of-file }\n`;
  const env = {
    ...complete,
    EU_TOKEN: "eu",
    ANTHROPIC_API_KEY: "k",
    ARGOCD_INSTANCE_NAME: "lab",
    LYNCEUS_INVESTIGATE: "auto",
    LYNCEUS_MODEL: "of-variable",
  };

  expect(read(env, yaml, { "lab.token": "lab" })).toMatchObject({
    config: {
      instances: [{ name: "prod-eu" }, { name: "lab", url: "https://argocd.example.com/argo" }],
      investigate: "auto",
      logLevel: "debug",
      model: { investigation: "of-variable", triage: "of-file" },
    },
  });
});

test("a day has no limits unless they are set, and a minute has one", () => {
  const settingsOf = (yaml?: string) => {
    const result = read(complete, yaml);
    return result.ok ? result.config : undefined;
  };
  const limited = settingsOf("budgets: { user: { usd: 5 }, callsPerMinute: 30 }\n");

  expect(settingsOf()).toMatchObject({ dailyBudgets: {}, callsPerMinute: 120 });
  expect(limited).toMatchObject({ dailyBudgets: { user: { usd: 5 } }, callsPerMinute: 30 });
  expect(problemsOf(read(complete, "budgets: { user: { usd: 0, tokens: 9 } }\n"))).toEqual([
    expect.stringMatching(/`budgets\.user\.tokens` is not a setting/),
    expect.stringMatching(/`budgets\.user\.usd` must be more than 0/),
  ]);
});

test("how long is kept what has ended", () => {
  expect(read(complete, "retentionDays: 30\n")).toMatchObject({ config: { retentionDays: 30 } });
  expect(problemsOf(read(complete, "retentionDays: 0\n"))).toEqual([
    expect.stringMatching(/`retentionDays` must be more than 0/),
  ]);
});

test("problems of the file and of the variables are told together", () => {
  const problems = problemsOf(read({ LOG_LEVEL: "loud" }, "chanels: {}\n"));

  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    "lynceus.yaml:1:1",
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "LOG_LEVEL",
  ]);
});

test("two of one name are refused", () => {
  const twice = two.replace("name: lab", "name: prod-eu");

  expect(problemsOf(read({ ...slack, EU_TOKEN: "eu" }, twice, { "lab.token": "x" }))).toEqual([
    "`instances[1].name`: there is another `prod-eu`. Rename one of the two.",
  ]);
});

test.each([
  [{ SLACK_API_URL: "http://127.0.0.1:1/api/" }, /NOT Slack.*127\.0\.0\.1:1/],
  [{ SLACK_API_URL: "https://slack.com.example.com/api/" }, /NOT Slack/],
  [{ SLACK_SIGNING_SECRET: "x" }, /Socket Mode/],
  [{ LYNCEUS_MODLE: "x" }, /Did you mean LYNCEUS_MODEL\?/],
])("%j is warned about", (env, warning) => {
  const result = read({ ...complete, ...env });

  expect(result.ok ? result.warnings : []).toEqual([expect.stringMatching(warning)]);
});

test.each([
  { SLACK_API_URL: "https://slack.com/api/" },
  { LYNCEUS_PORT: "tcp://10.0.0.1", LYNCEUS_SERVICE_HOST: "10.0.0.1" },
])("%j is no reason for a warning", (env) => {
  expect(read({ ...complete, ...env })).toMatchObject({ ok: true, warnings: [] });
});
