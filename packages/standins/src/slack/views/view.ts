import type { Block } from "../schema.ts";

type PlainText = Readonly<Record<string, unknown>>;

/** Block id, then action id, to what an element holds: `{ type, value }`, `{ type, selected_option }`. */
export type Values = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

/** A modal or home tab in Slack's own words. */
export interface View {
  readonly id: string;
  readonly team_id: string;
  readonly type: "modal" | "home";
  readonly title: PlainText;
  readonly submit: PlainText | null;
  readonly close: PlainText | null;
  readonly blocks: readonly Block[];
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly state: { readonly values: Values };
  /** Another one after every change by the app. */
  readonly hash: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly previous_view_id: string | null;
  readonly root_view_id: string;
  readonly app_id: string;
  readonly app_installed_team_id: string;
  readonly bot_id: string;
}

/** What the app says of a view; all else is Slack's to give. */
export type ViewContent = Pick<
  View,
  | "type"
  | "title"
  | "submit"
  | "close"
  | "blocks"
  | "private_metadata"
  | "callback_id"
  | "external_id"
  | "clear_on_close"
  | "notify_on_close"
>;
