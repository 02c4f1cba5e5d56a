import type { FindingsRef } from "@lynceus/contract";

/**
 * What a click refers to, and no more: `application` is an application's key, `findings` are ids. Whoever
 * handles the click authorises the clicker anew and looks the rest up.
 */
export type Action =
  | { readonly kind: "look-at"; readonly application: string }
  | ({ readonly kind: "focus-failure" } & FindingsRef)
  | ({ readonly kind: "show-evidence" } & FindingsRef);

/** Slack wants every action id of a message once: of several alike, each has its number (`look_at:2`). */
export const actionIds: RegExp = /^(look_at|focus_failure|show_evidence)(?::\d{1,4})?$/;
