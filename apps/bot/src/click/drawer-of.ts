import { setTimeout as delay } from "node:timers/promises";
import {
  type Drawer,
  drawerPage,
  type Rendered,
  renderSentence,
  type Sender,
} from "@lynceus/reply";
import type { DrawerState } from "../drawer-state.ts";
import type { Click } from "./click.ts";

/** What is there within this long is shown at once; else a person first sees that it is being fetched. */
const AT_ONCE_MS = 700;
const TITLES: Readonly<Record<string, string>> = {
  "show-evidence": "Evidence",
  "show-citations": "Evidence",
  "show-steps": "Steps",
};
const FETCHING = renderSentence("Looking at what Argo CD says now…");

/** The drawer that a click is about: opened once, changed while it is open. */
export interface OpenDrawer {
  /** Shows a drawer or a message; false when there is nothing to show it in. */
  show(what: Drawer | Rendered): Promise<boolean>;
  /** Says that what is asked for is on its way, when it takes longer than a moment. */
  fetching(work: Promise<unknown>): Promise<void>;
}

/** Undefined of a click that opens none. */
export function drawerOf(
  { id, action, thread, on }: Click,
  sender: Pick<Sender, "openModal" | "changeModal">,
  signal: AbortSignal,
): OpenDrawer | undefined {
  const title = TITLES[action.kind];
  if (title === undefined) return undefined;
  const modal = on.kind === "modal" ? on.modal : id;
  const page = on.kind === "modal" ? on.page : 0;
  const sending = { priority: "answer", signal } as const;
  const { channel, threadTs } = thread;
  const state = JSON.stringify({ channel, threadTs, ...on.pressed } satisfies DrawerState);
  let isOpen = on.kind === "modal";
  let trigger = on.kind === "message" ? on.body.trigger_id : undefined;

  async function show(what: Drawer | Rendered): Promise<boolean> {
    const blocks = "pages" in what ? drawerPage(what, page) : what.blocks;
    const shown = { id: modal, title: title ?? "", state, blocks };
    if (isOpen) await sender.changeModal(shown, sending);
    else if (trigger !== undefined) {
      isOpen = await sender.openModal(trigger, shown, sending);
      trigger = undefined;
    }
    return isOpen;
  }

  return {
    show,
    async fetching(work) {
      if (isOpen) return;
      const hurry = new AbortController();
      const late = delay(AT_ONCE_MS, true, { signal: hurry.signal }).catch(() => false);
      const isLate = await Promise.race([late, work.then(() => false)]);
      hurry.abort();
      if (isLate) await show(FETCHING);
    },
  };
}
