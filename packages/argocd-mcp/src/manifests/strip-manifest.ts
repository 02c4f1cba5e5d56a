const NOISE = ["managedFields", "uid", "resourceVersion", "selfLink", "generation"];
const APPLIED = /last-applied-configuration$/;

const INJECTED = /^kube-api-access-/;
/** What Kubernetes fills in when nobody has said anything, as field and JSON value. */
const DEFAULTS: Readonly<Record<string, string>> = {
  dnsPolicy: '"ClusterFirst"',
  enableServiceLinks: "true",
  lastProbeTime: "null",
  preemptionPolicy: '"PreemptLowerPriority"',
  priority: "0",
  schedulerName: '"default-scheduler"',
  scheme: '"HTTP"',
  securityContext: "{}",
  successThreshold: "1",
  terminationMessagePath: '"/dev/termination-log"',
  terminationMessagePolicy: '"File"',
};
const DEEPEST = 100;

export type Manifest = Readonly<Record<string, unknown>>;

/**
 * A live object without what only machines read or Kubernetes fills in, its status before its spec. The copy of the manifest
 * that `kubectl apply` leaves in an annotation goes too: it repeats the object, secrets included.
 */
export function stripManifest(manifest: Manifest): Manifest {
  const { apiVersion, kind, metadata, status, ...rest } = manifest;
  return {
    apiVersion,
    kind,
    ...(isRecord(metadata) ? { metadata: stripMetadata(metadata) } : {}),
    ...(isRecord(status) ? { status: withoutDefaults(conditionsFirst(status), 0) } : {}),
    ...(withoutDefaults(rest, 0) as Manifest),
  };
}

function withoutDefaults(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const own = value.filter((item) => !isRecord(item) || !isInjected(item));
    return own.map((item) => withoutDefaults(item, depth + 1));
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(
    ([key, item]) => !Object.hasOwn(DEFAULTS, key) || DEFAULTS[key] !== JSON.stringify(item),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutDefaults(item, depth + 1)]));
}

/** The service account's volume with its mounts, and the two tolerations that every pod gets. */
function isInjected({ name, key, tolerationSeconds }: Manifest): boolean {
  if (typeof name === "string" && INJECTED.test(name)) return true;
  return (
    tolerationSeconds === 300 &&
    (key === "node.kubernetes.io/not-ready" || key === "node.kubernetes.io/unreachable")
  );
}

function stripMetadata(metadata: Manifest): Manifest {
  const { annotations, ...rest } = metadata;
  const kept = isRecord(annotations)
    ? Object.entries(annotations).filter(([key]) => !APPLIED.test(key))
    : [];
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => !NOISE.includes(key))),
    ...(kept.length === 0 ? {} : { annotations: Object.fromEntries(kept) }),
  };
}

function conditionsFirst({ conditions, ...rest }: Manifest): Manifest {
  return conditions === undefined ? rest : { conditions, ...rest };
}

export function isRecord(value: unknown): value is Manifest {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
