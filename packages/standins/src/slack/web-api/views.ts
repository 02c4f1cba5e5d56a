import { z } from "zod";
import { readView } from "../views/read-view.ts";
import { explained } from "./api-error.ts";
import { json } from "./arguments.ts";
import { findPerson } from "./find.ts";
import { method, type Office } from "./method.ts";

const trigger = { trigger_id: z.string().optional(), interactivity_pointer: z.string().optional() };
const view = json.pipe(z.record(z.string(), z.unknown()));

/** Who is to see a view. Checked after the view: one that is refused leaves its trigger unused. */
function redeem(args: z.output<z.ZodObject<typeof trigger>>, { triggers }: Office): string {
  const id = args.trigger_id ?? args.interactivity_pointer;
  if (id === undefined)
    throw explained("invalid_arguments", ["missing required field: trigger_id"]);
  return triggers.redeem(id);
}

export const viewMethods = {
  "views.open": method({
    tier: "tier4",
    args: z.object({ ...trigger, view }),
    run(args, office) {
      const content = readView(args.view, "modal");
      return { view: office.views.open(redeem(args, office), content) };
    },
  }),
  "views.push": method({
    tier: "tier4",
    args: z.object({ ...trigger, view }),
    run(args, office) {
      const content = readView(args.view, "modal");
      return { view: office.views.push(redeem(args, office), content) };
    },
  }),
  "views.update": method({
    tier: "tier4",
    args: z.object({
      view,
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    }),
    run(args, { views }) {
      const target = { viewId: args.view_id, externalId: args.external_id };
      return { view: views.update(target, readView(args.view), args.hash) };
    },
  }),
  "views.publish": method({
    tier: "tier4",
    args: z.object({ user_id: z.string(), view, hash: z.string().optional() }),
    run(args, { views, workspace }) {
      const content = readView(args.view, "home");
      const user = findPerson(args.user_id, workspace);
      return { view: views.publish(user, content, args.hash) };
    },
  }),
};
