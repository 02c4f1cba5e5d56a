import { expect, it } from "vitest";
import type { Evidence } from "../evidence/evidence.ts";
import { sampleDiagnosis, sampleFinding } from "../testing/samples.ts";
import { writeAnswer } from "./write-answer.ts";

const evidence = (id: string, tool: string, text: string, failed = false): Evidence => ({
  id,
  tool,
  arguments: {},
  text,
  failed,
});
const log = evidence(
  "e2",
  "get_application_workload_logs",
  '2026-11-21T07:21:07Z error "Caused by: I/O error: Connect to https://config-e2e.company.com:443 failed: Connection refused"\n2026-11-21T07:21:06Z "INFO starting on 8080"',
);
const commit =
  '717765b25b6b1b8492136f0bae9f00c5cb399b18 "flags from e2e overlay" author "Noor Haddad <noor@x>"';
const change = evidence(
  "e3",
  "get_application_manifests",
  `Changed:\nbrought by #1\n   ${commit} at now\nchanged ConfigMap orders-api-config\n  - "  config-url: https://config-prod.company.com"\n  + "  config-url: https://config-e2e.company.com"\n  - "  image: x/orders:5.1.0"\n  + "  image: x/orders:5.2.0"`,
);

function write(read: readonly Evidence[], fields: Parameters<typeof sampleFinding>[0] = {}) {
  const finding = sampleFinding(fields);
  const diagnosis = sampleDiagnosis({ findings: [finding] });
  return writeAnswer({ diagnosis, findings: [finding], read, leftOut: [] });
}

it("is sure when rule, log and change agree, and says who changed what", () => {
  const answer = write([log, change]);

  expect(answer.rootCause).toBe(
    "the new revision cannot reach `https://config-e2e.company.com`, since `config-url` changed",
  );
  expect(answer.claims[0]?.text).toMatch(
    /^`717765b` \(Noor Haddad\) changed `config-url` from `\S+config-prod\S+` to `\S+config-e2e\S+`/,
  );
  expect(answer.confidence).toBe("high");
  expect(answer.claims[0]?.citations).toEqual([
    { evidence: "e3", excerpt: "config-url: https://config-prod.company.com" },
    { evidence: "e3", excerpt: "config-url: https://config-e2e.company.com" },
    { evidence: "e3", excerpt: commit },
  ]);
  expect(answer.claims[1]?.text).toContain("The log says `Caused by: I/O error");
});

it.each([
  ["only the log agrees", [log], {}, "medium"],
  ["only the change agrees", [change], {}, "medium"],
  ["no mode is known", [log, change], { mode: "?" }, "medium"],
  ["nothing was read", [], {}, "medium"],
  ["nothing was read and no mode is known", [], { mode: "?" }, "low"],
] as const)("is less sure when %s", (_, read, fields, confidence) => {
  expect(write(read, fields).confidence).toBe(confidence);
});

it("is one step less sure when logs could not be read", () => {
  const finding = sampleFinding();
  const unchecked = ["the logs of pod `x`: Argo CD did not answer within 8 s"];
  const diagnosis = sampleDiagnosis({ findings: [finding], unchecked });

  const { confidence } = writeAnswer({
    diagnosis,
    findings: [finding],
    read: [log, change],
    leftOut: [],
  });

  expect(confidence).toBe("medium");
});

it("does not blame a change for what ran before it", () => {
  const answer = write([log, change], { subject: "running-revision" });

  expect(JSON.stringify(answer)).not.toContain("717765b");
});

it("tells of the version that runs nothing about the newest one's rollout", () => {
  const events = evidence(
    "e4",
    "get_resource_events",
    'status: "ReplicaSet \\"orders-api-7\\" has timed out progressing to https://config-e2e.company.com"',
  );
  expect(JSON.stringify(write([events], {}))).toContain("timed out progressing");

  const answer = write([events], { subject: "running-revision" });

  expect(JSON.stringify(answer)).not.toContain("timed out progressing");
});

it("tells two failures apart in one line, and the facts of each in turn", () => {
  const running = sampleFinding({
    id: "F8:running",
    mode: "F8",
    subject: "running-revision",
    headline: "the running version (`5.1.0`) is degraded: liveness probe times out, 14 restarts",
    facts: [{ text: "The kubelet kills it each time" }],
  });
  const current = sampleFinding({
    headline: "the new revision never starts: it cannot reach `https://config-e2e.company.com`",
  });
  const findings = [current, running];
  const diagnosis = sampleDiagnosis({ findings });

  const { rootCause, claims } = writeAnswer({ diagnosis, findings, read: [change], leftOut: [] });

  expect(rootCause).toBe(
    "2 failures: the new revision never starts; and the running version (`5.1.0`) is degraded",
  );
  expect(claims.map(({ text }) => text)).toContain("The kubelet kills it each time");
});

it("says of a gap what was not read, without what the step said besides", () => {
  const finding = sampleFinding();
  const why = `the resource tree: Argo CD failed on its resources (${"failed to get version: ".repeat(9)})`;
  const diagnosis = sampleDiagnosis({ findings: [finding], unchecked: [why] });

  const { notChecked } = writeAnswer({ diagnosis, findings: [finding], read: [], leftOut: [] });

  expect(notChecked).toEqual(["the resource tree: Argo CD failed on its resources"]);
});

it("does not blame a release for being one", () => {
  const release = evidence("e3", change.tool, change.text.replace(/.*config-url.*\n/g, ""));

  expect(write([release]).rootCause).not.toContain("changed");
});

it("blames what was taken away", () => {
  const text = `${commit}\n  - "  - name: WEBHOOK_URL"\n  -  "    value: x"`;
  const answer = write([evidence("e3", change.tool, text)], {
    headline: "the new revision crashes: `WEBHOOK_URL is not set`",
  });

  expect(answer.claims[0]?.text).toContain("(Noor Haddad) removed `WEBHOOK_URL`");
});

it("says what could not be read, and what the log ends with when no line names the failure", () => {
  const quiet = evidence(
    "e2",
    log.tool,
    'read #1 orders-api-1\n2026-11-21T07:21:06Z "loading vectors"',
  );
  const refused = evidence("e4", "get_resource_events", "Argo CD refused.", true);
  const answer = write([quiet, refused]);

  expect(answer.claims.at(-1)).toEqual({
    text: "Its log ends with `loading vectors`",
    citations: [{ evidence: "e2", excerpt: "loading vectors" }],
  });
  expect(answer.notChecked).toContain("resource events: Argo CD refused");
});

it.each([
  ["list_applications", "6 applications on 1 instance, index 4 s old. Health: 1 Missing."],
  ["list_applications", "6 applications known, index 4 s old. Sync: 1 OutOfSync."],
  [
    "get_application_manifests",
    "No difference found at 717765b.\nnote: There is no earlier deployment to compare to.",
  ],
])("takes what %s says of its own result for no fact: %s", (tool, text) => {
  const headline = "index 4 s old, Missing, OutOfSync: a difference found, known to 6 applications";
  const { claims } = write([evidence("e2", tool, text)], { headline });

  expect(claims.flatMap(({ citations }) => citations).map((cited) => cited.evidence)).not.toContain(
    "e2",
  );
});
