import { type InvestigationEnd, InvestigationRequest } from "@lynceus/contract";
import type { Investigation, Store } from "@lynceus/store";
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

/** Ends an investigation that nobody runs, without an answer, and says so in its thread. */
export async function settleInvestigation(
  { id, body }: Investigation,
  ending: Ending,
  options: SettleOptions,
): Promise<void> {
  const { store, modelName: model } = options;
  const spent = { steps: 0, toolCalls: 0, tokens: 0, usd: 0, ms: 0 };
  const end = { ...ending, model, steps: [], spent } as InvestigationEnd;
  const request = InvestigationRequest.parse(body);
  await openThread(id, request, options).end(end);
  await settleCharge(id, end, store);
  const change = { id, from: ["queued", "running"], to: "stopped", result: end } as const;
  await store.investigations.setStatus(change);
  noteInvestigationEnd(end);
  options.onSettled?.(request, end);
}
