import { z } from "zod";
import { personAt } from "../person-at.ts";
import type { PersonSeed } from "../schema.ts";
import { isEmpty } from "../views/element-value.ts";
import { readView } from "../views/read-view.ts";
import type { View } from "../views/view.ts";
import { ApiError } from "../web-api/api-error.ts";
import { aboutPerson } from "./about.ts";
import type { Desk } from "./desk.ts";

/** What became of a submission. Where it was not taken, the modal stays open. */
export type Submitted =
  | { readonly outcome: "taken" }
  /** What the app found wrong, by block id. */
  | { readonly outcome: "refused"; readonly errors: Readonly<Record<string, string>> }
  /** The app did not ack in time, or its answer is none that Slack takes. */
  | { readonly outcome: "failed"; readonly problem: string };

/** What people do with their front modal. Without one it throws. */
export interface FillingIn {
  /** The person's modals, the one in front last. */
  modals(user: string): readonly View[];
  home(user: string): View | undefined;
  /** Throws while a field that is not optional is empty, as Slack's own form would not let it go. */
  submit(user: string): Promise<Submitted>;
  /** Closes the modal in front; with `clear_on_close` all of them. Tells the app where it wants to know. */
  dismiss(user: string): Promise<void>;
}

const ViewAnswer = z.discriminatedUnion("response_action", [
  z.object({ response_action: z.undefined().optional() }),
  z.object({ response_action: z.literal("clear") }),
  z.object({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal("update"), view: z.unknown() }),
  z.object({ response_action: z.literal("push"), view: z.unknown() }),
]);

export function createFillingIn(desk: Desk): FillingIn {
  const { workspace, delivery, responseUrls, triggers, views } = desk;

  function front(user: string): { person: PersonSeed; view: View } {
    const view = views.stack(user).at(-1);
    if (view === undefined) throw new Error(`${user} has no modal open.`);
    return { person: personAt(user, workspace), view };
  }

  /** For selects that ask for a URL to post to the conversation that was chosen. */
  function responseUrlsOf({ blocks, state }: View, user: string) {
    return blocks.flatMap(({ block_id, element }) => {
      const { action_id, response_url_enabled } = (element ?? {}) as Record<string, unknown>;
      const held = state.values[String(block_id)]?.[String(action_id)];
      const channel = held?.selected_conversation ?? held?.selected_channel;
      if (response_url_enabled !== true || typeof channel !== "string") return [];
      const response_url = responseUrls.open({ channel, user });
      return [{ block_id, action_id, channel_id: channel, response_url }];
    });
  }

  function answer(user: string, view: View, response: unknown): Submitted {
    const given = ViewAnswer.parse(response ?? {});
    switch (given.response_action) {
      case undefined:
        views.close(user, view);
        return { outcome: "taken" };
      case "clear":
        views.closeAll(user);
        return { outcome: "taken" };
      case "errors": {
        const inputs = view.blocks.filter(({ type }) => type === "input");
        const unknown = Object.keys(given.errors).find((id) =>
          inputs.every(({ block_id }) => block_id !== id),
        );
        if (unknown !== undefined) throw new Error(`There is no input block ${unknown}.`);
        views.refuse(user, view, given.errors);
        return { outcome: "refused", errors: given.errors };
      }
      case "update":
        views.update({ viewId: view.id }, readView(given.view, "modal"));
        return { outcome: "taken" };
      case "push":
        views.push(user, readView(given.view, "modal"));
        return { outcome: "taken" };
      default:
        return given satisfies never;
    }
  }

  return {
    modals: views.stack,
    home: views.home,
    async submit(user) {
      const { person, view } = front(user);
      if (view.submit === null) throw new Error("The modal has nothing to submit.");
      checkFilledIn(view);
      const payload = {
        type: "view_submission",
        ...aboutPerson(person, desk),
        trigger_id: triggers.mint(user),
        view,
        response_urls: responseUrlsOf(view, user),
      };
      const acceptsResponse = true;
      const sent = await delivery.interaction({ type: "interactive", payload, acceptsResponse });
      if (!sent.acked) return { outcome: "failed", problem: "The app did not answer in time." };
      try {
        return answer(user, view, sent.response);
      } catch (error) {
        return { outcome: "failed", problem: tell(error) };
      }
    },
    async dismiss(user) {
      const { person, view } = front(user);
      if (view.clear_on_close) views.closeAll(user);
      else views.close(user, view);
      if (!view.notify_on_close) return;
      const about = aboutPerson(person, desk);
      const payload = { type: "view_closed", ...about, view, is_cleared: view.clear_on_close };
      await delivery.interaction({ type: "interactive", payload });
    },
  };
}

function checkFilledIn({ blocks, state }: View): void {
  for (const { type, optional, block_id, element } of blocks) {
    if (type !== "input" || optional === true) continue;
    const { action_id } = element as Readonly<Record<string, unknown>>;
    if (isEmpty(state.values[String(block_id)]?.[String(action_id)])) {
      throw new Error(`${block_id} has to be filled in.`);
    }
  }
}

function tell(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  return `${error.code} ${JSON.stringify(error.beside)}`;
}
