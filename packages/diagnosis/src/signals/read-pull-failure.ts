/** Why an image could not be pulled. Only `missing` says that the tag or repository is not there. */
export type PullFailure =
  | "missing"
  | "refused"
  | "rate-limit"
  | "platform"
  | "unreachable"
  | "unknown";

const kinds: readonly (readonly [PullFailure, RegExp])[] = [
  ["rate-limit", /toomanyrequests|too many requests|rate limit|QPS exceeded|\b429\b/i],
  [
    "platform",
    /no match for platform|no matching manifest for|does not match the specified platform|no image found in (?:image index|manifest list)/i,
  ],
  [
    "refused",
    /unauthorized|\b401\b|\b403\b|forbidden|access denied|insufficient_scope|authorization failed|authentication required|no basic auth credentials|may require (?:authorization|'docker login')|\bdenied\b/i,
  ],
  [
    "unreachable",
    /dial tcp|no such host|i\/o timeout|connection refused|connection reset|x509:|tls:|TLS handshake|deadline exceeded|HTTP response to HTTPS client|context canceled|registry is unavailable|\b50[0234]\b|EOF$/i,
  ],
  [
    "missing",
    /manifest unknown|manifest for \S+ not found|name unknown|NAME_UNKNOWN|MANIFEST_UNKNOWN|code = NotFound|failed to resolve reference "[^"]*":[^"]*not found|\b404\b(?: Not Found)?|repository \S+ not found|tag \S+ (?:not found|does not exist)|reading manifest \S+ in \S+: .*not found/i,
  ],
];

/** Reads the kubelet's words, over containerd, CRI-O and Docker: refusals before absence, as registries mix the two. */
export function readPullFailure(text: string): PullFailure {
  const said = withoutImages(text);
  return kinds.find(([, pattern]) => pattern.test(said))?.[0] ?? "unknown";
}

/** What is said of an image without the image: a tag `1.403.0` or a repository `denied` is no registry's answer. */
export function withoutImages(text: string): string {
  const quoted = [...text.matchAll(/"([^"\s]+)"/g)].map(([, name = ""]) => name);
  const images = new Set(quoted.filter((name) => /[/:]/.test(name)));
  const tags = [...images].flatMap((image) => /:([\w.-]+)$/.exec(image)?.[1] ?? []);
  const bare = [...images].reduce((left, image) => left.replaceAll(image, "image"), text);
  return tags
    .reduce((left, tag) => left.replaceAll(`manifest ${tag} `, "manifest tag "), bare)
    .replaceAll(/\b(?:https?|docker):\/\/[^\s"]*?(?=:?(?:\s|"|$))/g, "address")
    .replaceAll(/\[manifests [^\]\s]+\]/g, "[manifests]");
}
