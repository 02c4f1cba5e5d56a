import { InvestigationRequest } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import { settleCharge } from "../quotas/settle-charge.ts";

/** Where it was asked; the rest may be of another version. */
const Where = InvestigationRequest.pick({ thread: true });
const RECENT_MS = 24 * 60 * 60_000;
const MOST = 200;
const OVER = { steps: 0, toolCalls: 0, tokens: 0, usd: 0, ms: 0 };

/** Ends the investigations of a channel, or of a whole workspace, that we are not in any more: there is nobody to be told. */
export function createLeave(options: {
  readonly store: Pick<Store, "investigations" | "cancellations" | "journal" | "charges">;
  readonly modelName: string;
  readonly logger: Logger;
}): (team: string, channel?: string) => Promise<void> {
  const { store, modelName: model, logger } = options;
  return async (team, channel) => {
    const query = { team, mentions: channel ?? team, withinMs: RECENT_MS, limit: MOST };
    const kept = await store.investigations.recent(query);
    for (const { id, body, status } of kept) {
      if (status !== "queued" && status !== "running") continue;
      const { data: request } = Where.safeParse(body);
      if (channel !== undefined && request?.thread.channel !== channel) continue;
      await store.cancellations.request(id, "lynceus");
      const result = { kind: "stopped", by: "lynceus", model, steps: [], spent: OVER } as const;
      await settleCharge(id, result, store);
      await store.investigations.setStatus({
        id,
        from: ["queued", "running"],
        to: "stopped",
        result,
      });
      logger.info({ id, team, channel }, "investigation ended: not there any more");
    }
  };
}
