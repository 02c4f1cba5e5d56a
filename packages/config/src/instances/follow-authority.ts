import { X509Certificate } from "node:crypto";
import { attempt } from "../file/attempt.ts";
import { followText } from "../file/follow-text.ts";

/**
 * The certificates of an authority as their file changes. While it cannot be read, or does not begin with one, the
 * last ones stay: it may be half-written.
 */
export function followAuthority(path: string, first: string): () => string {
  const read = followText(path);
  let good = first;
  return () => {
    const text = attempt(read);
    if (text !== undefined && text !== good && attempt(() => new X509Certificate(text))) {
      good = text;
    }
    return good;
  };
}
