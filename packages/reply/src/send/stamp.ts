import type { MessageMetadata } from "@slack/types";

/** What a message of ours says about itself in Slack's message metadata, for anybody to read. */
export interface Stamp {
  readonly key: string;
  /** Of its content, to tell whether that is still the one to be sent. */
  readonly digest: string;
}

const EVENT_TYPE = "lynceus_delivery";

export function toMetadata({ key, digest }: Stamp): MessageMetadata {
  return { event_type: EVENT_TYPE, event_payload: { key, digest } };
}

/** The stamp on a message as Slack tells it; undefined when it has none of ours. */
export function readStamp(
  metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined,
): Stamp | undefined {
  if (metadata?.event_type !== EVENT_TYPE) return undefined;
  const { key, digest } = { key: undefined, digest: undefined, ...metadata.event_payload };
  return typeof key === "string" ? { key, digest: String(digest) } : undefined;
}
