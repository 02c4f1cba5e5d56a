import { expect, test } from "vitest";
import { parseFile } from "./parse-file.ts";

const problemsOf = (text: string) => {
  const parsed = parseFile(text, "lynceus.yaml");
  return parsed.ok ? [] : parsed.problems;
};

test("an empty file sets nothing", () => {
  expect(parseFile("", "lynceus.yaml")).toMatchObject({
    ok: true,
    settings: { instances: [], channels: { "*": { projects: ["*"] } } },
  });
});

const prod = "instances:\n  - name: prod\n    url: https://argocd.example.com\n";

test.each([
  ["instances: [\n", /^lynceus\.yaml:2:1 This is not YAML: Flow sequence/],
  ["a: 1\na: 2\n", /^lynceus\.yaml:2:1 This is not YAML: Map keys must be unique/],
  ["- 1\n", /must be a section with settings/],
  ["chanels: {}\n", /^lynceus\.yaml:1:1 `chanels` is not a setting\. Did you mean `channels`\?$/],
  ["zebra: 1\n", /`zebra` is not a setting\. There are instances, channels, /],
  ["instances: prod\n", /^lynceus\.yaml:1:12 `instances` must be a list\.$/],
  [prod, /^lynceus\.yaml:2:5 `instances\[0\]\.credential` is missing: Where the token/],
  [
    `${prod}    credential: { enviroment: X }\n`,
    /^lynceus\.yaml:4:17 `instances\[0\]\.credential` must say where the token is: `env: NAME`/,
  ],
  [
    `${prod}    credential: { env: T }\n    environment: production\n`,
    /^lynceus\.yaml:5:18 `instances\[0\]\.environment` is not one of dev, stage, prod\.$/,
  ],
  [
    `${prod}    credential: { env: T }\n    limits: { timeout: 3 }\n`,
    /`instances\[0\]\.limits\.timeout` is not a setting\. Did you mean `timeoutSeconds`|There are timeoutSeconds/,
  ],
  [
    "instances:\n  - { name: Prod EU, url: https://a.example.com, credential: { env: T } }\n",
    /`instances\[0\]\.name` must be lower-case letters/,
  ],
  [
    "instances:\n  - { name: prod, url: argocd, credential: { env: T } }\n",
    /`instances\[0\]\.url` must be an address/,
  ],
  ["channels: { general: { projects: [] } }\n", /must be a channel's id such as C0123ABCD/],
  ["channels: { C01234: { projects: checkout } }\n", /`channels\.C01234\.projects` must be a list/],
  ["channels: { C01234: { projects: [], investigate: yes } }\n", /is not one of auto, on-request/],
  ["teams: { web: { members: [ada] } }\n", /must be a Slack user id or an e-mail address/],
  [
    "budgets: { investigation: { usd: -1 } }\n",
    /`budgets\.investigation\.usd` must be more than 0/,
  ],
  [
    "budgets: { investigation: { steps: 1.5 } }\n",
    /`budgets\.investigation\.steps` must be a whole number/,
  ],
  ["model: { investigation: 5 }\n", /`model\.investigation` must be text/],
  ["logLevel: loud\n", /`logLevel` is not one of debug, info, warn, error, silent/],
])("%j is told in words", (text, sentence) => {
  const problems = problemsOf(text);

  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(sentence);
});

const value = ["Xk29fj2Lq81", "Zz7"].join("");

test.each([
  `${prod}    credential: ${value}\n`,
  `${prod}    credential: { env: xoxb-1234-${value} }\n`,
  `${prod}    token: ${value}\n    credential: { env: T }\n`,
  `${prod}    credential: { env: T }\n    headers: { Authorization: Bearer ${value} }\n`,
  `${prod}    credential: { env: T }\n    proxy: http://me:${value}@proxy.example.com\n`,
  `${prod}    credential: { command: [echo, sk-ant-${value}] }\n`,
  `model: { apiKey: ${value} }\n`,
  `skills: [eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.${value}]\n`,
])("a secret in the file is refused and not repeated: case %#", (text) => {
  const problems = problemsOf(text);

  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/Secrets do not belong in lynceus\.yaml|must say where the token is/);
  expect(problems[0]).not.toContain(value);
});

test("everything that is wrong is told at once, from top to bottom", () => {
  const problems = problemsOf("chanels: {}\ninstances:\n  - name: X\n    ulr: y\nlogLevel: loud\n");

  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    "lynceus.yaml:1:1",
    "lynceus.yaml:3:5",
    "lynceus.yaml:3:5",
    "lynceus.yaml:3:5",
    "lynceus.yaml:3:11",
    "lynceus.yaml:5:11",
  ]);
});
