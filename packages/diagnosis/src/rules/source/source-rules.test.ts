import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

const frame =
  "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ";
const cached = `${frame}Manifest generation error (cached): `;
const helm =
  "failed to execute helm template command: failed running helm: `helm template . --name-template till --values <path to cached source>/deploy/till/env/live.yaml --include-crds` failed exit status 1: ";
const oldHelm =
  "failed to execute helm template command: failed to get command args to log: `helm template . --name-template till` failed exit status 1: ";
const build = "`kustomize build <path to cached source>/overlays/live` failed exit status 1: ";

function findingsOf(message: string, spec: object = {}, type = "ComparisonError") {
  return diagnose(
    buildObserved({
      health: "Healthy",
      sync: "Unknown",
      spec,
      status: { conditions: [{ type, message }] },
    }),
  ).findings;
}

const chart = {
  source: { repoURL: "oci://charts.example/stable", chart: "redis", targetRevision: "^19.9" },
};
const withValues = {
  source: {
    repoURL: "https://git.example/till.git",
    path: "deploy/till",
    targetRevision: "v4",
    helm: { valueFiles: ["env/base.yaml", "env/live.yaml"] },
  },
};

describe("group A: manifests that cannot be had", () => {
  it.each<[string, string, string, object?]>([
    [
      "A1",
      `${cached}overlays/eu-west/live: app path does not exist`,
      "path `overlays/eu-west/live` does not exist in `shop-deploy` at `HEAD`",
    ],
    [
      "A1",
      "Failed to load target state: failed to generate manifest for source 2 of 2: rpc error: code = Unknown desc = k8s: app path does not exist",
      "path `k8s` does not exist in `two` at `release`",
      {
        source: undefined,
        sources: [
          { repoURL: "https://g.example/one", path: "base" },
          { repoURL: "https://g.example/two", path: "k8s/", targetRevision: "release" },
        ],
      },
    ],
    ["A2", `${frame}unable to resolve 'hotfix/9' to a commit SHA`, "revision `hotfix/9` does not"],
    [
      "A2",
      `${frame}failed to initialize repository resources: rpc error: code = Internal desc = Failed to fetch revision 0a1b2c: \`git fetch origin v9.9.9 --force\` failed exit status 128: fatal: couldn't find remote ref v9.9.9`,
      "revision `v9.9.9` does not exist in `shop-deploy`",
    ],
    [
      "A2",
      `${frame}invalid revision: improper constraint: 19,x`,
      "`19,x` is no valid version of chart `redis` in `stable`",
      chart,
    ],
    [
      "A2",
      `${frame}failed to resolve revision "^19.9": could not find a version matching "^19.9"`,
      "revision `^19.9` does not exist in chart `redis`",
      chart,
    ],
    [
      "A3",
      `${frame}failed to list refs: authentication required: Invalid username or token.`,
      "Argo CD cannot read its repository `shop-deploy`: its credentials are refused",
    ],
    [
      "A3",
      `${frame}failed to list refs: ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain`,
      "its credentials are refused",
    ],
    [
      "A3",
      `${frame}failed to list refs: authentication required: Repository not found.`,
      "no such repository",
    ],
    [
      "A3",
      `${frame}failed to list refs: ssh: handshake failed: knownhosts: key is unknown`,
      "SSH host key",
    ],
    [
      "A3",
      `${frame}failed to list refs: Get "https://git.example/x/info/refs?service=git-upload-pack": x509: certificate signed by unknown authority`,
      "TLS certificate",
    ],
    [
      "A3",
      `${frame}failed to list refs: Get "https://git.example/x/info/refs?service=git-upload-pack": dial tcp: lookup git.example on 10.0.0.10:53: no such host`,
      "its host does not answer",
    ],
    [
      "A5",
      `${cached}${helm}Error: open <path to cached source>/deploy/till/env/live.yaml: no such file or directory`,
      "Helm values file `env/live.yaml` does not exist",
      withValues,
    ],
    [
      "A5",
      `${cached}${oldHelm}Error: open ../../shared/eu.yaml: no such file or directory`,
      "Helm values file `../shared/eu.yaml` does not exist",
      { source: { ...withValues.source, helm: { valueFiles: ["../shared/eu.yaml"] } } },
    ],
    [
      "A5",
      `${frame}error resolving helm value files: source referenced "$config", but no source has a 'ref' field defined`,
      "Helm values refer to `$config`, and no source has that `ref`",
    ],
    [
      "A6",
      `${cached}\`helm dependency build\` failed exit status 1: Error: no repository definition for https://charts.example/stable. Please add the missing repos via 'helm repo add'`,
      "repository `https://charts.example/stable` of a dependency is not registered",
    ],
    [
      "A6",
      `${cached}error building helm chart dependencies: failed running helm: \`helm dependency build\` failed exit status 1: Error: can't get a valid version for repositories postgresql. Try changing the version constraint in Chart.yaml`,
      "no version of dependency `postgresql` fits",
    ],
    [
      "A6",
      `${cached}\`helm dependency build\` failed exit status 1: Error: the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the dependencies`,
      "Chart.lock does not fit Chart.yaml",
    ],
    [
      "A6",
      `${frame}error fetching chart: failed to fetch chart: failed to get command args to log: \`helm pull --destination /tmp/x --version 19.9.1 --repo https://charts.example redis\` failed exit status 1: Error: looks like "https://charts.example" is not a valid chart repository or cannot be reached: failed to fetch https://charts.example/index.yaml : 401 Unauthorized`,
      "chart `redis` cannot be fetched from its repository",
      chart,
    ],
    [
      "A7",
      `${cached}${build}Error: no matches for Id StatefulSet.v1.apps/ledger.shop; failed to find unique target for patch StatefulSet.v1.apps/ledger.shop`,
      "a patch is for StatefulSet `ledger`, which no base or resource declares",
    ],
    [
      "A7",
      `${cached}${build}Error: no matches for OriginalId apps_v1_Deployment|~X|ledger; no matches for CurrentId apps_v1_Deployment|~X|ledger; failed to find unique target for patch apps_v1_Deployment|ledger`,
      "a patch is for Deployment `ledger`",
    ],
    [
      "A7",
      `${cached}${build}Error: accumulating resources: accumulation err='accumulating resources from '../../base': evalsymlink failure on '/tmp/x/base' : lstat /tmp/x/base: no such file or directory': must build at directory: not a valid directory`,
      "`../../base` does not exist",
    ],
    [
      "A7",
      `${cached}${build}Error: invalid Kustomization: json: unknown field "patchesJson"`,
      "a field it does not know: `patchesJson`",
    ],
    [
      "A7",
      `${cached}${build}Error: accumulating resources: may not add resource with an already registered id: ConfigMap.v1.[noGrp]/flags.[noNs]`,
      "`ConfigMap.v1.[noGrp]/flags.[noNs]` is declared twice",
    ],
    [
      "A7",
      `${cached}${build}Error: loading KV pairs: file sources: [../x.env]: security; file '/tmp/x/x.env' is not in or below '/tmp/x/overlays'`,
      "is outside of the overlay's directory",
    ],
    [
      "A8",
      `${cached}rpc error: code = FailedPrecondition desc = Failed to unmarshal "hpa.yaml": failed to unmarshal manifest: error converting YAML to JSON: yaml: line 23: did not find expected key`,
      "`hpa.yaml` is no valid YAML, line 23",
    ],
    [
      "A8",
      `${cached}rpc error: code = FailedPrecondition desc = Failed to unmarshal "route.json": invalid character '}' looking for beginning of object key string`,
      "`route.json` is no valid JSON",
    ],
    [
      "A8",
      `${cached}rpc error: code = FailedPrecondition desc = Failed to evaluate jsonnet "main.jsonnet": RUNTIME ERROR: Field does not exist: image main.jsonnet:7:14`,
      "`main.jsonnet` is no valid Jsonnet",
    ],
    [
      "A9",
      `${cached}\`helm template . --name-template x\` failed timeout after 1m30s`,
      "`helm template` was stopped after `1m30s`",
    ],
    [
      "A9",
      "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = DeadlineExceeded desc = context deadline exceeded",
      "its manifests cannot be generated in time",
    ],
    [
      "A10",
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.96.3.4:8081: connect: connection refused"',
      "Argo CD's repo-server does not answer; it is not this application",
    ],
    [
      "A10",
      "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unavailable desc = error reading from server: EOF",
      "Argo CD's repo-server does not answer",
    ],
    [
      "A10",
      "Failed to load target state: rpc error: code = ResourceExhausted desc = grpc: received message larger than max (134217800 vs. 104857600)",
      "larger than one message",
    ],
    [
      "A11",
      `${cached}rpc error: code = Unknown desc = failed to get potentially valid manifests: exceeded max combined manifest file size`,
      "max combined manifest file size",
    ],
    [
      "A12",
      `${cached}CMP processing failed for application "till": error generating manifests in cmp: rpc error: code = Unknown desc = error generating manifests: \`sh -c tanka show\` failed exit status 2: no such environment: live`,
      "its config management plugin fails: `no such environment: live`",
    ],
    [
      "A12",
      `${cached}plugin sidecar failed. error generating manifests in cmp: rpc error: code = Unknown desc = error generating manifests: \`bash -c ytt\` failed exit status 1: ytt: Error: overlay`,
      "its config management plugin fails",
    ],
    [
      "A12",
      `${cached}CMP processing failed for application "till": could not find cmp-server plugin with name "avp-v2" supporting the given repository`,
      "plugin `avp-v2` is not there",
    ],
    [
      "A14",
      "Target revision 4f2d8a0c11d4a8c7b5e6f7a8091b2c3d4e5f6071 in Git is not signed, but a signature is required",
      "Argo CD does not use `4f2d8a0`: project `shop` asks for a signature",
    ],
  ])("%s: %s", (mode, message, headline, spec) => {
    const findings = findingsOf(message, spec);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ mode, headline: expect.stringContaining(headline) });
    expect(findings[0]?.fix).toMatch(/\w.*\.$/s);
    expect(message).toContain(findings[0]?.evidence[0]?.excerpt);
  });

  it.each([
    [
      "C1",
      'Failed to load live state: failed to get cluster info for "https://k.example": error synchronizing cache state : Get "https://k.example/version?timeout=32s": dial tcp 10.1.1.1:443: i/o timeout',
    ],
    [
      "C2",
      'Failed to load live state: failed to get cluster info for "https://k.example": the server has asked for the client to provide credentials',
    ],
    [
      "C4",
      "Failed to load target state: failed to get cluster version: error getting openapi resources: the server is currently unable to handle the request",
    ],
    [
      "K8",
      "The order in patch list: [map[name:A value:1]] doesn't match $setElementOrder list: [map[name:A]]",
    ],
  ])("leaves %s to others", (_, message) => {
    expect(findingsOf(message)[0]?.mode).not.toMatch(/^[ABDE]\d/);
  });

  it("reads the same in the message of a sync that could not run, and says it once", () => {
    const message = "apps/x: app path does not exist";
    const operationState = { phase: "Error", message: `ComparisonError: ${cached}${message}` };
    const only = diagnose(
      buildObserved({ health: "Healthy", sync: "OutOfSync", status: { operationState } }),
    ).findings;
    expect(only).toMatchObject([{ mode: "A1" }]);
    expect(only[0]?.evidence).toMatchObject([
      { excerpt: message, field: "status.operationState.message" },
    ]);
    const conditions = [{ type: "ComparisonError", message: `${cached}${message}` }];
    const both = diagnose(
      buildObserved({ health: "Healthy", sync: "Unknown", status: { operationState, conditions } }),
    ).findings;
    expect(both.map(({ mode }) => mode)).toEqual(["A1"]);
  });

  it("tells that Argo CD answers from its cache, and a repository's other applications of its trouble", () => {
    const facts = JSON.stringify(findingsOf(`${cached}k: app path does not exist`)[0]?.facts);
    expect(facts).toContain("error cache");
    const fix = findingsOf(`${frame}failed to list refs: authentication required`)[0]?.fix;
    expect(fix).toContain("It is no change of this application");
  });
});
