import type { Budget, Method } from "./budget.ts";
import { type Bucket, createBucket } from "./create-bucket.ts";

/** The buckets of a workspace: one a method, and one a channel for posts. */
export interface Buckets {
  /** Those that a call takes a token of. */
  of(method: Method, channel: string): readonly Bucket[];
  /** The one that a refused call is to leave alone for a while: a channel's for posts, else the method's. */
  narrowest(method: Method, channel: string): Bucket;
}

export function createBuckets(budget: Budget): Buckets {
  const methods: Readonly<Record<Method, Bucket>> = {
    post: createBucket(budget.post),
    update: createBucket(budget.update),
    ephemeral: createBucket(budget.ephemeral),
    read: createBucket(budget.read),
    view: createBucket(budget.view),
    file: createBucket(budget.file),
    startStream: createBucket(budget.startStream),
    appendStream: createBucket(budget.appendStream),
    stopStream: createBucket(budget.stopStream),
    session: createBucket(budget.session),
    status: createBucket(budget.status),
  };
  const channels = new Map<string, Bucket>();

  function channelBucket(channel: string): Bucket {
    const known = channels.get(channel);
    if (known !== undefined) return known;
    const fresh = createBucket(budget.postPerChannel);
    channels.set(channel, fresh);
    return fresh;
  }

  return {
    of: (method, channel) =>
      method === "post" ? [methods.post, channelBucket(channel)] : [methods[method]],
    narrowest: (method, channel) => (method === "post" ? channelBucket(channel) : methods[method]),
  };
}
