const MANIFEST = "[redacted: Secret manifest]";
const KIND = /(?<![\w.-])kind\\{0,8}["']?\s{0,4}:\s{0,4}\\{0,8}["']?Secret(?!\w)/;
const DATA = /(?<![\w.-])(?:data|stringData)\\{0,8}["']?\s{0,4}:/;
const DOCUMENT_BREAK = /^(---.*)$/m;

/** Replaces every YAML or JSON document in `text` that is a Kubernetes Secret with its data. */
export function maskSecretManifests(text: string): string {
  if (!KIND.test(text) || !DATA.test(text)) return text;
  return text
    .split(DOCUMENT_BREAK)
    .map((part) => (KIND.test(part) && DATA.test(part) ? MANIFEST : part))
    .join("");
}
