import { invalid } from "./api-error.ts";
import { promptParts } from "./prompt-parts.ts";
import type { MessagesRequest } from "./schema.ts";

/** Throws for more than four cache markers, or one of an hour behind one of five minutes. */
export function checkCacheMarkers(request: MessagesRequest): void {
  const markers = promptParts(request).flatMap((part) => part.marker ?? []);
  if (markers.length > 4) {
    throw invalid(
      `A maximum of 4 blocks with cache_control may be provided. Found ${markers.length}.`,
    );
  }
  const ttls = markers.map((marker) => marker.ttl ?? "5m");
  if (ttls.lastIndexOf("1h") > ttls.indexOf("5m") && ttls.includes("5m")) {
    throw invalid(
      "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: `tools`, `system`, `messages`.",
    );
  }
}
