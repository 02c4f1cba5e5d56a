import type { Session } from "./create-session.ts";
import type { Reply, Request } from "./messages.ts";
import { toFailure } from "./to-failure.ts";

/** A batch ends with that many, so that the first of them does not wait for long. */
const MOST = 50;

/**
 * Runs statements in order for as long as there are more, then brings all that they committed to the disk at
 * once: what arrives while the disk works is the next batch. Nobody is told of a commit before.
 */
export async function runBatch(
  next: () => Request | undefined,
  { session, flush }: { readonly session: Session; readonly flush: () => Promise<unknown> },
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  let durable = false;
  while (replies.length < MOST) {
    const request = next();
    if (request === undefined) break;
    const { id } = request;
    durable ||= request.durable;
    try {
      replies.push({ id, results: await session.run(request) });
    } catch (error) {
      replies.push({ id, failure: toFailure(error) });
    }
  }
  if (!durable) return replies;
  try {
    await flush();
    return replies;
  } catch (error) {
    const failure = toFailure(error);
    return replies.map(({ id }) => ({ id, failure }));
  }
}
