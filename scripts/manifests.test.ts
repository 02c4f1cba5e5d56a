import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { variables } from "../apps/bot/src/config/variables.ts";

/** What one part of what is shipped says about another, which no schema knows. */
const root = join(import.meta.dirname, "..");
const folder = join(root, "deploy/kubernetes");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const known = new Set(variables.map(({ name }) => name));

type Labels = Readonly<Record<string, string>>;
interface Selector {
  readonly matchLabels: Labels;
}
interface Named {
  readonly name: string;
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}
interface Container {
  readonly env: readonly Named[];
  readonly ports: readonly Named[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly volumeMounts: readonly Named[];
}
interface Manifest {
  readonly kind: string;
  readonly metadata: Named;
  readonly spec: {
    readonly replicas?: number;
    readonly selector?: Selector | Labels;
    readonly podSelector?: Selector;
    readonly scaleTargetRef?: Named & { readonly kind: string };
    readonly volumeClaimTemplates?: readonly { readonly metadata: Named }[];
    readonly template: {
      readonly metadata: { readonly labels: Labels };
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly topologySpreadConstraints?: readonly { readonly labelSelector: Selector }[];
        readonly containers: readonly Container[];
        readonly volumes: readonly Named[];
      };
    };
  };
}

const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".yaml"),
);
const manifests = paths.flatMap((path) =>
  parseAllDocuments(read(join("deploy/kubernetes", path))).map((one) => one.toJS() as Manifest),
);
const workloads = manifests.filter(({ spec }) => spec?.template !== undefined);

test("there is something to look at", () => {
  expect(workloads.map(({ metadata }) => metadata.name).toSorted()).toEqual([
    "lynceus",
    "lynceus-slack",
    "lynceus-worker",
  ]);
});

test("the image is of this version", () => {
  const { images } = parse(read("deploy/kubernetes/base/kustomization.yaml"));
  expect(images[0].newTag).toBe(JSON.parse(read("package.json")).version);
});

test("every file is part of an installation", () => {
  const listed = paths
    .filter((path) => path.endsWith("kustomization.yaml"))
    .flatMap((path) => {
      const { resources, configMapGenerator = [] } = parse(read(join("deploy/kubernetes", path)));
      const files = configMapGenerator.flatMap((one: { files: string[] }) => one.files);
      return [...resources, ...files, "kustomization.yaml"].map((file) => join(path, "..", file));
    });
  expect(listed).toEqual(expect.arrayContaining(paths));
});

test.each(manifests.filter(({ metadata }) => metadata !== undefined))(
  "what $kind $metadata.name selects is there",
  ({ spec }) => {
    const { selector, podSelector, scaleTargetRef, template } = spec ?? {};
    const spread = template?.spec.topologySpreadConstraints ?? [];
    const selectors = [selector, podSelector, ...spread.map((one) => one.labelSelector)];
    const pods = template === undefined ? workloads : workloads.filter((one) => one.spec === spec);
    for (const one of selectors) {
      if (one === undefined) continue;
      const labels = "matchLabels" in one ? one.matchLabels : one;
      const selected = pods.filter(({ spec: { template } }) =>
        Object.entries(labels).every(([key, value]) => template.metadata.labels[key] === value),
      );
      expect(selected).not.toEqual([]);
    }
    if (scaleTargetRef === undefined) return;
    const target = workloads.find(({ metadata }) => metadata.name === scaleTargetRef.name);
    expect(target).toMatchObject({ kind: scaleTargetRef.kind });
    // A number in the manifest would undo, with every sync, what the autoscaler has done.
    expect(target?.spec).not.toHaveProperty("replicas");
  },
);

test.each(workloads)("the parts of $kind $metadata.name fit together", ({ spec }) => {
  const { containers, volumes, terminationGracePeriodSeconds } = spec.template.spec;
  // Ten seconds for what runs, then as long as every connection takes to close.
  expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30);
  const claims = spec.volumeClaimTemplates?.map(({ metadata }) => metadata.name) ?? [];
  for (const container of containers) {
    const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
    expect(probes.map(({ httpGet }) => httpGet.path)).toEqual(["/livez", "/livez", "/readyz"]);
    const ports = container.ports.map(({ name }) => name);
    expect(ports).toEqual(expect.arrayContaining(probes.map(({ httpGet }) => httpGet.port)));
    const mounted = container.volumeMounts.map(({ name }) => name).toSorted();
    expect(mounted).toEqual([...volumes.map(({ name }) => name), ...claims].toSorted());
    expect([...known]).toEqual(expect.arrayContaining(container.env.map(({ name }) => name)));
  }
});

test("docker-compose.yml sets variables that are read", () => {
  const compose = parse(read("docker-compose.yml"), { merge: true });
  for (const service of ["bot", "worker"]) {
    const names = Object.keys(compose.services[service].environment);
    expect(names).toContain("LYNCEUS_ROLE");
    expect([...known]).toEqual(expect.arrayContaining(names));
  }
});
