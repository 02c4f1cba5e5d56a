import type { FindingsRef } from "@lynceus/contract";

/**
 * What a click refers to, and no more: `application` is an application's key, `findings` are ids,
 * `investigation` is an id. Whoever handles the click authorises the clicker anew and looks the rest up.
 */
export type Action =
  | { readonly kind: "look-at"; readonly application: string }
  | ({ readonly kind: "focus-failure" } & FindingsRef)
  | ({ readonly kind: "show-evidence" } & FindingsRef)
  | ({ readonly kind: "investigate" } & FindingsRef)
  | { readonly kind: "show-tree"; readonly application: string }
  | { readonly kind: "stop"; readonly investigation: string }
  | { readonly kind: "show-citations"; readonly investigation: string }
  | { readonly kind: "show-steps"; readonly investigation: string }
  | {
      readonly kind: "rate";
      readonly investigation: string;
      readonly rating: "helpful" | "unhelpful";
    };

/** Slack wants every action id of a message once: of several alike, each has its number (`look_at:2`). */
export const actionIds: RegExp =
  /^(look_at|focus_failure|show_evidence|show_tree|turn_page|investigate|stop_investigation|show_citations|show_steps|rate_helpful|rate_unhelpful)(?::\d{1,4})?$/;
