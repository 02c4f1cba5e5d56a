import { maskAssignments } from "./mask-assignments.ts";
import { maskHeaders } from "./mask-headers.ts";
import { maskSecretManifests } from "./mask-secret-manifests.ts";
import { maskShapes } from "./mask-shapes.ts";
import { maskUserinfo } from "./mask-userinfo.ts";

const MASKERS = [maskSecretManifests, maskShapes, maskUserinfo, maskHeaders, maskAssignments];

/**
 * Masks credentials in a text and leaves the rest alone: digests, SHAs, UUIDs and pod hashes stay.
 * Idempotent, in time linear to the text whatever is in it.
 */
export function redact(text: string): string {
  return MASKERS.reduce((current, mask) => mask(current), text);
}
