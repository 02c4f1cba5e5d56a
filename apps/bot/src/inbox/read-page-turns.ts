import { parseAction, parsePageTurn } from "@lynceus/reply";
import type { Click } from "../click/click.ts";
import { readDrawerState } from "../drawer-state.ts";
import type { ModalActions } from "./item-payload.ts";
import type { Us } from "./to-item.ts";

/** Clicks within a drawer: what it shows is looked up again, for whoever turns the page. */
export function readPageTurns({ view, user, actions }: ModalActions, us: Us): readonly Click[] {
  const state = readDrawerState(view.private_metadata);
  const action = state && parseAction(state.actionId, state.value);
  if (state === undefined || action === undefined) return [];
  const { channel, threadTs, actionId, value } = state;
  return actions.flatMap(({ action_id, action_ts: ts, value: wanted }): readonly Click[] => {
    const page = parsePageTurn(action_id, wanted);
    if (page === undefined) return [];
    return [
      {
        id: `${channel}:page:${ts}:${user.id}`,
        action,
        user: user.id,
        thread: { team: us.team, channel, threadTs },
        on: { kind: "modal", pressed: { actionId, value }, modal: view.external_id, page },
      },
    ];
  });
}
