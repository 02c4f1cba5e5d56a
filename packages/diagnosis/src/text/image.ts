/** `payments/api:2.4.0`: an image reference without its registry's host and without a digest's tail. */
export function shortImage(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const path = hasHost ? rest.join("/") : image;
  return path.replace(/(@sha256:[0-9a-f]{8})[0-9a-f]+$/, "$1");
}

/** The version as people say it: the tag, or the start of the digest; undefined without either. */
export function imageTag(image: string): string | undefined {
  const [reference = "", digest] = image.split("@");
  const tag = /:([^:/]+)$/.exec(reference)?.[1];
  return tag ?? digest?.replace(/^(sha256:[0-9a-f]{8}).*$/, "$1");
}
