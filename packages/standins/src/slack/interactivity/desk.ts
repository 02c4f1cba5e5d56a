import type { Delivery } from "../delivery/delivery.ts";
import type { ResponseUrls } from "../response-urls.ts";
import type { Triggers } from "../views/triggers.ts";
import type { Views } from "../views/views.ts";
import type { Workspace } from "../workspace.ts";

/** What interactions are made with. */
export interface Desk {
  readonly workspace: Workspace;
  readonly delivery: Pick<Delivery, "interaction">;
  readonly responseUrls: ResponseUrls;
  readonly triggers: Pick<Triggers, "mint">;
  readonly views: Views;
  /** Slack's verification token, sent along with every payload. */
  readonly token: string;
}
