import { parseAction } from "@lynceus/reply";
import type { Click } from "../click/click.ts";
import type { BlockActions } from "./item-payload.ts";
import { threadOfClick, type Us } from "./to-item.ts";

/** Clicks on buttons of a message; Slack tells of one at a time. */
export function readClicks(body: BlockActions, us: Us): readonly Click[] {
  const thread = threadOfClick(body, us);
  const user = body.user.id;
  return body.actions.map(({ action_id: actionId, action_ts: ts, value }) => ({
    id: `${thread.channel}:click:${ts}:${user}`,
    action: parseAction(actionId, value) ?? { kind: "outdated" },
    user,
    thread,
    on: { kind: "message", pressed: { actionId, value }, body },
  }));
}
