import { expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

/** What Argo CD and those it asks said over their versions, word for word. */
const said: readonly (readonly [mode: string, words: string])[] = [
  ["A1", "apps/x/prod: app path does not exist"],
  ["A1", "Manifest generation error (cached): apps/x: app path does not exist"],
  ["A2", "unable to resolve 'release-9' to a commit SHA"],
  ["A2", "could not find a version that satisfies the constraint 1.2.3"],
  ["A2", "error resolving revision: improper constraint: not-a-version"],
  ["A2", "failed to get index: version 9.9.9 not found in index"],
  ["A2", 'chart "redis" version "99.0.0" not found in https://charts.example repository'],
  [
    "A2",
    'error fetching chart: failed to fetch chart: failed to get command args to log: `helm pull --destination /tmp/x --version 1.2.3 --repo https://charts.example redis` failed exit status 1: Error: chart "redis" version "1.2.3" not found in https://charts.example repository',
  ],
  [
    "A2",
    "`helm pull oci://reg.x/charts/web --version 1.2.3 --destination /tmp/x` failed exit status 1: Error: reg.x/charts/web:1.2.3: not found",
  ],
  [
    "A7",
    "`kustomize build <path to cached source>/apps/x` failed exit status 1: Error: accumulating resources: accumulation err='accumulating resources from 'https://github.com/a/b?ref=v1': URL is a git repository': failed to run '/usr/bin/git fetch --depth=1 https://github.com/a/b v1': fatal: couldn't find remote ref v1: exit status 128",
  ],
  [
    "A3",
    'failed to list refs: unexpected client error: unexpected requesting "https://git.x/a.git/info/refs?service=git-upload-pack" status code: 429',
  ],
  ["A3", "failed to list refs: authentication required"],
  ["A3", "failed to list refs: authentication required: Repository not found"],
  ["A3", "failed to list refs: repository not found"],
  [
    "A3",
    "failed to list refs: ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain",
  ],
  ["A3", "failed to list refs: ssh: handshake failed: knownhosts: key is unknown"],
  [
    "A3",
    'failed to list refs: Get "https://git.x/y.git/info/refs?service=git-upload-pack": x509: certificate signed by unknown authority',
  ],
  [
    "A3",
    'failed to list refs: Get "https://git.x/y": dial tcp: lookup git.x on 10.0.0.10:53: no such host',
  ],
  ["A3", "failed to list refs: dial tcp 10.0.0.1:22: connect: connection refused"],
  ["A3", 'error creating SSH agent: "SSH agent requested but SSH_AUTH_SOCK not-specified"'],
  [
    "A3",
    'failed to list refs: unexpected client error: unexpected requesting "https://git.x/a.git/info/refs?service=git-upload-pack" status code: 502',
  ],
  [
    "A3",
    "`git fetch origin --tags --force --prune` failed exit status 128: fatal: unable to access 'https://git.x/a/': The requested URL returned error: 403",
  ],
  [
    "A3",
    "`git fetch origin --tags --force --prune` failed exit status 128: remote: Invalid username or password. fatal: Authentication failed for 'https://git.x/a/'",
  ],
  [
    "A3",
    "`git fetch origin --tags --force --prune` failed exit status 128: fatal: could not read Username for 'https://git.x': terminal prompts disabled",
  ],
  [
    "A3",
    "`git fetch origin` failed exit status 128: git@git.x: Permission denied (publickey). fatal: Could not read from remote repository.",
  ],
  [
    "A3",
    "`git fetch origin` failed exit status 128: Host key verification failed. fatal: Could not read from remote repository.",
  ],
  ["A3", "failed to list refs: error parsing private key: ssh: no key found"],
  ["A3", "failed to list refs: invalid auth method"],
  [
    "A3",
    "`git fetch origin` failed exit status 128: remote: Support for password authentication was removed on August 13, 2021.",
  ],
  ["A3", "`git-lfs` failed exit status 2: batch response: Authentication required"],
  ["A3", "unable to load auth: ssh: this private key is passphrase protected"],
  [
    "A3",
    'failed to list refs: https://github.com/login/oauth: could not refresh installation id 1\'s token: received non 2xx response status "401 Unauthorized"',
  ],
  [
    "A4",
    'failed to execute helm template command: failed to get command args to log: `helm template . --name-template x --namespace y --kube-version 1.30 --values /tmp/v <api versions removed> --include-crds` failed exit status 1: Error: template: chart/templates/x.yaml:31:28: executing "chart/templates/x.yaml" at <.Values.image.tag>: nil pointer evaluating interface {}.tag\n\nUse --debug flag to render out invalid YAML',
  ],
  [
    "A4",
    "failed to execute helm template command: failed running helm: `helm template . --name-template x` failed exit status 1: Error: execution error at (chart/templates/x.yaml:3:4): image.tag is required",
  ],
  [
    "A4",
    "`helm template . ` failed exit status 1: Error: values don't meet the specifications of the schema(s) in the following chart(s):\nweb:\n- replicaCount: Invalid type. Expected: integer, given: string",
  ],
  [
    "A4",
    '`helm template . ` failed exit status 1: Error: parse error at (chart/templates/x.yaml:12): function "toYml" not defined',
  ],
  [
    "A4",
    "`helm template . ` failed exit status 1: Error: YAML parse error on web/templates/deployment.yaml: error converting YAML to JSON: yaml: line 33: did not find expected key",
  ],
  [
    "A4",
    "`helm template . ` failed exit status 1: Error: chart requires kubeVersion: >=1.30.0 which is incompatible with Kubernetes v1.28.0",
  ],
  ["A4", "`helm template . ` failed exit status 1: Error: Chart.yaml file is missing"],
  [
    "A4",
    "`helm template . ` failed exit status 1: Error: unable to build kubernetes objects from release manifest: resource mapping not found",
  ],
  [
    "A4",
    '`helm template . ` failed exit status 1: Error: failed parsing --set data: key "x" has no value',
  ],
  [
    "A5",
    "`helm template . --values /tmp/x` failed exit status 1: Error: open <path to cached source>/apps/x/values-prod.yaml: no such file or directory",
  ],
  ["A5", "error resolving helm value file values-x.yaml: file not found"],
  ["A5", "source referenced \"$values\", but no source has a 'ref' field defined"],
  [
    "A6",
    "`helm dependency build` failed exit status 1: Error: no repository definition for https://charts.x/y. Please add the missing repos via 'helm repo add'",
  ],
  ["A6", "error building helm chart dependencies: x"],
  ["A6", "error fetching chart: failed to fetch chart: x"],
  [
    "A6",
    '`helm dependency build` failed exit status 1: Error: looks like "https://charts.x" is not a valid chart repository or cannot be reached: failed to fetch https://charts.x/index.yaml : 401 Unauthorized',
  ],
  [
    "A7",
    "`kustomize build <path to cached source>/apps/x` failed exit status 1: Error: accumulating resources: accumulation err='accumulating resources from '../../base': evalsymlink failure on '/tmp/base' : lstat /tmp/base: no such file or directory': must build at directory: not a valid directory",
  ],
  [
    "A7",
    '`kustomize build .` failed exit status 1: Error: invalid Kustomization: json: unknown field "x"',
  ],
  [
    "A7",
    "`kustomize build .` failed exit status 1: Error: no matches for Id Deployment.v1.apps/x.[noNs]; failed to find unique target for patch Deployment.v1.apps/x.[noNs]",
  ],
  [
    "A7",
    "`kustomize build .` failed exit status 1: Error: may not add resource with an already registered id: ConfigMap.v1.[noGrp]/x.[noNs]",
  ],
  [
    "A7",
    "`kustomize build .` failed exit status 1: Error: security; file '/a/b' is not in or below '/c'",
  ],
  [
    "A7",
    "`kustomize build .` failed exit status 1: Error: unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '/tmp/x'",
  ],
  [
    "A7",
    "`kustomize build .` failed exit status 1: Error: trouble configuring builtin PatchTransformer with config: `\npath: p.yaml\n`: unable to parse SM or JSON patch from [x]",
  ],
  [
    "A8",
    'Failed to unmarshal "deployment.yaml": failed to unmarshal manifest: error converting YAML to JSON: yaml: line 14: mapping values are not allowed in this context',
  ],
  [
    "A8",
    'Failed to evaluate jsonnet "main.jsonnet": RUNTIME ERROR: field does not exist: image\n\tmain.jsonnet:4:5-12',
  ],
  [
    "A8",
    "Failed to unmarshal \"x.json\": invalid character '}' looking for beginning of object key string",
  ],
  [
    "A8",
    "failed to unmarshal manifest: error converting YAML to JSON: yaml: line 3: found character that cannot start any token",
  ],
  ["A8", "error evaluating jsonnet: STATIC ERROR: main.jsonnet:1:1: unexpected"],
  ["A8", "failed parsing dir app YAML: x"],
  ["A9", "`helm template . ` failed timeout after 1m30s"],
  [
    "A9",
    "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = DeadlineExceeded desc = context deadline exceeded",
  ],
  [
    "A10",
    'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.0.0.1:8081: connect: connection refused"',
  ],
  [
    "A10",
    "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unavailable desc = error reading from server: EOF",
  ],
  [
    "A10",
    "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = ResourceExhausted desc = grpc: received message larger than max (105 vs. 104)",
  ],
  ["A11", "exceeded max combined manifest file size"],
  [
    "A12",
    'CMP processing failed for application "x": error generating manifests in cmp: rpc error: code = Unknown desc = error generating manifests: `sh -c x` failed exit status 1: boom',
  ],
  ["A12", "plugin sidecar failed. error generating manifests in cmp: x"],
  ["A12", 'could not find cmp-server plugin with name "x" supporting the given repository'],
  ["A12", "could not find plugin supporting the given repository"],
  ["A14", "Target revision abc in Git is not signed, but a signature is required"],
  ["A14", "revision abc is not signed"],
  ["A14", "Target revision 123 in Git is signed with unallowed key"],
  ["A14", "GPG/SIGNATURE: Failed verifying revision x: no valid signature found"],
];

const frame =
  "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ";

it.each(said)("%s: %s", (mode, words) => {
  const conditions = [
    {
      type: "ComparisonError",
      message: words.startsWith("Failed to load") ? words : `${frame}${words}`,
    },
  ];

  const { findings } = diagnose(
    buildObserved({ health: "Healthy", sync: "Unknown", status: { conditions } }),
  );

  expect(findings.map((finding) => finding.mode)).toEqual([mode]);
  expect(findings[0]?.headline).not.toMatch(/undefined|\(empty\)/);
});
