/** A Secret or ConfigMap that a pod refers to and that is not there, or has no such key. */
export interface MissingReference {
  readonly kind: "Secret" | "ConfigMap";
  /** Undefined where the kubelet names only the volume. */
  readonly name: string | undefined;
  readonly key: string | undefined;
  readonly volume: string | undefined;
}

const kinds: Readonly<Record<string, MissingReference["kind"]>> = {
  secret: "Secret",
  configmap: "ConfigMap",
  config: "ConfigMap",
};

/**
 * Reads the kubelet's words: `secret "x" not found`, `couldn't find key k in Secret ns/x`, and for volumes
 * `MountVolume.SetUp failed for volume "v" : … references non-existent secret key: k`.
 */
export function readMissingReference(text: string): MissingReference | undefined {
  const volume = /MountVolume\.SetUp failed for volume "([^"]*)"/.exec(text)?.[1];
  const [, kind = "", name] = /(?:^|[\s:])(secret|configmap) "([^"]+)" not found/i.exec(text) ?? [];
  const absent = kinds[kind.toLowerCase()];
  if (absent !== undefined) return { kind: absent, name, key: undefined, volume };

  const [, key, holder = "", object = ""] =
    /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/i.exec(text) ?? [];
  const incomplete = kinds[holder.toLowerCase()];
  if (incomplete !== undefined) {
    return { kind: incomplete, name: object.split("/").at(-1), key, volume };
  }

  const [, mounted = "", item] =
    /references non-existent (secret|config) key: (\S+)/.exec(text) ?? [];
  const partial = kinds[mounted];
  return partial === undefined ? undefined : { kind: partial, name: undefined, key: item, volume };
}
