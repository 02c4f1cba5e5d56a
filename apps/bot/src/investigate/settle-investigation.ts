import { type InvestigationEnd, InvestigationRequest } from "@lynceus/contract";
import { createUpdatingThread, type Sender } from "@lynceus/reply";
import type { Investigation, Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";

export interface SettleOptions {
  readonly store: Pick<Store, "investigations">;
  readonly sender: Sender;
  readonly logger: Logger;
  /** Who would have answered: `claude-sonnet-5-5`, `offline rules`. */
  readonly modelName: string;
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
  { store, sender, logger, modelName: model }: SettleOptions,
): Promise<void> {
  const spent = { steps: 0, toolCalls: 0, tokens: 0, usd: 0, ms: 0 };
  const end = { ...ending, model, steps: [], spent } as InvestigationEnd;
  const request = InvestigationRequest.parse(body);
  const about = { id, request };
  await createUpdatingThread({ sender, thread: request.thread, about, logger }).end(end);
  const change = { id, from: ["queued", "running"], to: "stopped", result: end } as const;
  await store.investigations.setStatus(change);
}
