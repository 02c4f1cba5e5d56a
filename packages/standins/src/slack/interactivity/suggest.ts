import { z } from "zod";
import type { PersonSeed } from "../schema.ts";
import type { Option } from "../views/element-value.ts";
import { aboutPerson } from "./about.ts";
import type { Desk } from "./desk.ts";
import type { FoundElement } from "./find-element.ts";
import { type Surface, tellSurface } from "./surface.ts";

/** Characters before Slack asks, unless the element says. */
const MIN_QUERY = 3;
const MAX_OPTIONS = 100;

const Choice = z.object({
  text: z.looseObject({ type: z.literal("plain_text"), text: z.string().min(1).max(75) }),
  value: z.string().min(1).max(150),
});
const Offer = z.object({
  options: z.array(Choice).max(MAX_OPTIONS).default([]),
  option_groups: z
    .array(z.object({ options: z.array(Choice) }))
    .max(MAX_OPTIONS)
    .default([]),
});

/** Asks the app for options (`block_suggestion`). Throws when it does not answer as Slack wants it. */
export async function suggest(
  typed: {
    readonly surface: Surface;
    readonly found: FoundElement;
    readonly person: PersonSeed;
    readonly query: string;
  },
  desk: Pick<Desk, "workspace" | "delivery" | "token">,
): Promise<readonly Option[]> {
  const { surface, found, person, query } = typed;
  const { type, min_query_length = MIN_QUERY } = found.element;
  if (!String(type).endsWith("external_select")) throw new Error(`A ${type} asks nobody.`);
  if (query.length < Number(min_query_length)) return [];
  const payload = {
    type: "block_suggestion",
    action_id: found.actionId,
    block_id: found.blockId,
    value: query,
    ...aboutPerson(person, desk),
    ...tellSurface(surface),
  };
  const { acked, response } = await desk.delivery.interaction({
    type: "interactive",
    payload,
    acceptsResponse: true,
  });
  if (!acked) throw new Error(`The app did not offer options for ${found.actionId} in time.`);
  const { options, option_groups } = Offer.parse(response);
  return [...options, ...option_groups.flatMap((group) => group.options)];
}
