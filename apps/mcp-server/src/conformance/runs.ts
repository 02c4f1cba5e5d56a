import { fileURLToPath } from "node:url";

/** One run of the referee. */
export interface Run {
  readonly name: string;
  readonly args: readonly string[];
}

const REVISIONS = ["2025-11-25", "2026-07-28"];
const BASELINE = [
  "--expected-failures",
  fileURLToPath(new URL("expected-failures.yml", import.meta.url)),
];
const BOT_CLIENT = fileURLToPath(new URL("client.ts", import.meta.url));

/** What any server can pass, by the revision of the protocol. */
const GENERIC = {
  "2025-11-25": [
    "server-initialize",
    "ping",
    "tools-list",
    "prompts-list",
    "resources-list",
    "server-sse-multiple-streams",
    "server-session-lifecycle",
    "dns-rebinding-protection",
    "sep-2640-skills-enumeration",
    "sep-2640-skills-manifest",
  ],
  "2026-07-28": [
    "server-stateless",
    "tools-list",
    "prompts-list",
    "resources-list",
    "server-sse-multiple-streams",
    "sep-2164-resource-not-found",
    "caching",
    "http-header-validation",
    "dns-rebinding-protection",
    "input-required-result-unsupported-methods",
    "sep-2640-skills-enumeration",
    "sep-2640-skills-manifest",
  ],
};

const CLIENT = [
  "tools_call",
  "request-metadata",
  "http-standard-headers",
  "http-custom-headers",
  "http-invalid-tool-headers",
  "json-schema-ref-no-deref",
  "json-schema-2020-12-preservation",
  "sep-2322-client-request-state",
];

/**
 * Everything that a revision requires, and what the suite has added since, against the fixture: nothing may fail but
 * the tasks extension, which is not offered; the suite runs it as well, and does not score it.
 */
export function fixtureRuns(url: string): readonly Run[] {
  return REVISIONS.flatMap((revision) => [
    of(`fixture ${revision} required`, ["--url", url, "--requirements", revision]),
    of(`fixture ${revision} pending`, [
      ...["--url", url, "--suite", "pending"],
      ...["--spec-version", revision],
    ]),
    of(`fixture ${revision} sep-2640-skills-directory`, [
      ...["--url", url, "--scenario", "sep-2640-skills-directory"],
      ...["--spec-version", revision, "--force"],
    ]),
  ]);
}

/** What needs none of the suite's own tools, against the program as people start it. */
export function serverRuns(url: string): readonly Run[] {
  return Object.entries(GENERIC).flatMap(([revision, scenarios]) =>
    scenarios.map((scenario) =>
      of(`server ${revision} ${scenario}`, [
        ...["--url", url, "--scenario", scenario, "--spec-version", revision, "--force"],
        ...BASELINE,
      ]),
    ),
  );
}

/** What a client without a login can be asked for, against the bot's own. */
export function clientRuns(): readonly Run[] {
  const command = `${process.execPath} --import tsx ${BOT_CLIENT}`;
  return CLIENT.map((scenario) => ({
    name: `client ${scenario}`,
    args: [
      ...["client", "--command", command, "--scenario", scenario],
      ...["--spec-version", "2026-07-28", ...BASELINE],
    ],
  }));
}

function of(name: string, args: readonly string[]): Run {
  return { name, args: ["server", ...args] };
}
