import type {
  ApplicationIndex,
  ApplicationSetSummary,
  ArgocdClient,
  Fleet,
  InstanceState,
} from "@lynceus/argocd";
import type { ApplicationSummary, InstanceGap } from "@lynceus/contract";

export function summary(
  name: string,
  fields: Partial<ApplicationSummary> = {},
): ApplicationSummary {
  return {
    instance: "prod-eu",
    namespace: "argocd",
    name,
    project: "checkout",
    environment: "prod",
    health: "Healthy",
    sync: "Synced",
    cluster: "in-cluster",
    destinationNamespace: name,
    autoSync: true,
    deleting: false,
    ...fields,
  };
}

export function instance(name: string, fields: Partial<InstanceState> = {}): InstanceState {
  return {
    name,
    environment: "prod",
    state: "connected",
    reason: undefined,
    version: "v3.5.1",
    applications: 0,
    heardAt: 0,
    ...fields,
  };
}

export function set(
  name: string,
  fields: Partial<ApplicationSetSummary> = {},
): ApplicationSetSummary {
  return {
    instance: "prod-eu",
    namespace: "argocd",
    name,
    project: "checkout",
    nameTemplate: `${name}-{{.region}}`,
    error: undefined,
    applications: [],
    ...fields,
  };
}

export interface FakeFleetOptions {
  readonly applications?: readonly ApplicationSummary[];
  readonly instances?: readonly InstanceState[];
  readonly gaps?: readonly InstanceGap[];
  readonly client?: Partial<ArgocdClient>;
  readonly sets?: readonly ApplicationSetSummary[];
  readonly setGaps?: readonly InstanceGap[];
}

/** A fleet that answers from a list: names match exactly, in part, or by their first four letters. */
export function fakeFleet(options: FakeFleetOptions = {}): Fleet {
  const { applications = [], instances = [instance("prod-eu")], gaps = [] } = options;
  const { sets = [], setGaps = [] } = options;
  const index: ApplicationIndex = {
    all: (visible) => applications.filter(visible),
    get: (ref) =>
      applications.find(
        ({ instance, namespace, name }) =>
          instance === ref.instance && namespace === ref.namespace && name === ref.name,
      ),
    find(words, visible) {
      const seen = applications.filter(visible);
      const exact = seen.filter(({ name }) => words.includes(name));
      const partial = seen.filter(
        (one) => !exact.includes(one) && words.some((word) => one.name.includes(word)),
      );
      const near = words.flatMap((word) =>
        seen
          .filter((one) => !exact.includes(one) && !partial.includes(one))
          .filter(({ name }) => name.startsWith(word.slice(0, 4)))
          .map((application) => ({ word, application })),
      );
      return { exact, partial, near };
    },
    gaps: () => gaps,
    ageSeconds: () => 4,
    onChange: () => () => {},
  };
  const known = new Set(instances.map(({ name }) => name));
  return {
    index,
    applicationSets: {
      all: () => sets,
      find: (words) =>
        sets.flatMap((set) => {
          const word = words.find((word) => word === set.name);
          return word === undefined ? [] : [{ by: "name" as const, word, set }];
        }),
      gaps: () => setGaps,
    },
    instances: () => instances,
    client: (name) =>
      known.has(name) ? ({ instance: name, ...options.client } as ArgocdClient) : undefined,
    webUrl: (name) => (known.has(name) ? `https://${name}.example.com/argo` : undefined),
    ready: async () => {},
    close: async () => {},
  };
}
