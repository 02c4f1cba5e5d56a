import { type InvestigationEnd, InvestigationRequest, readThreadKey } from "@lynceus/contract";
import { renderSentence } from "@lynceus/reply";
import type { Investigation, Store } from "@lynceus/store";
import { isRefused } from "../is-refused.ts";
import { noteInvestigationEnd } from "../ops/observe-investigation.ts";
import { settleCharge } from "../quotas/settle-charge.ts";
import { openThread, type Telling } from "./open-thread.ts";

export interface SettleOptions extends Telling {
  readonly store: Pick<Store, "investigations" | "journal" | "charges">;
  /** Who would have answered: `claude-sonnet-5-5`, `offline rules`. */
  readonly modelName: string;
  /** Its thread was told that it has ended. */
  readonly onSettled?: ((request: InvestigationRequest, end: InvestigationEnd) => void) | undefined;
}

type Without<End> = End extends { readonly kind: "answered" } ? never : End;
type Ending =
  Without<InvestigationEnd> extends infer End
    ? End extends InvestigationEnd
      ? Omit<End, "model" | "steps" | "spent">
      : never
    : never;

/** What it was begun with cannot be read by this version, nor by any try after this one. */
export const OF_ANOTHER_VERSION = {
  kind: "unfinished",
  sentence:
    "Lynceus was updated while this was being investigated, and could not go on with it. Ask again.",
} as const satisfies Ending;

/** All that is known of it is where it stands. */
async function tellUpdated({ id, threadKey }: Investigation, { sender }: SettleOptions) {
  const thread = readThreadKey(threadKey);
  const sending = { key: `${id}:updated`, priority: "answer" } as const;
  await sender.post(thread, renderSentence(OF_ANOTHER_VERSION.sentence), sending);
  await sender.session(thread, { status: "active", work: id });
}

/**
 * Ends an investigation that nobody runs, without an answer, and says so in its thread, if Slack lets us. One of
 * another version ends as that, however it was to end.
 */
export async function settleInvestigation(
  kept: Investigation,
  ending: Ending,
  options: SettleOptions,
): Promise<void> {
  const { id } = kept;
  const { store, logger, modelName: model } = options;
  const { data: request, error } = InvestigationRequest.safeParse(kept.body);
  const spent = { steps: 0, toolCalls: 0, tokens: 0, usd: 0, ms: 0 };
  const said = request === undefined ? OF_ANOTHER_VERSION : ending;
  const end = { ...said, model, steps: [], spent } as InvestigationEnd;
  try {
    if (request === undefined) await tellUpdated(kept, options);
    else await openThread(id, request, options).end(end);
  } catch (refused) {
    if (!isRefused(refused)) throw refused;
    logger.warn({ id, err: refused }, "Slack does not let us say that it has ended");
  }
  await settleCharge(id, end, store);
  const change = { id, from: ["queued", "running"], to: "stopped", result: end } as const;
  await store.investigations.setStatus(change);
  noteInvestigationEnd(end);
  if (request !== undefined) return options.onSettled?.(request, end);
  logger.error({ id, err: error }, "investigation of another version ended");
}
