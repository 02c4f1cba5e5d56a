import { personAt } from "../person-at.ts";
import type { PersonSeed } from "../schema.ts";
import { chosenValue, type Option, valuesIn } from "../views/element-value.ts";
import type { Values } from "../views/view.ts";
import { aboutPerson } from "./about.ts";
import type { Desk } from "./desk.ts";
import { type FoundElement, findElement, type WantedElement } from "./find-element.ts";
import { suggest } from "./suggest.ts";
import { findSurface, type Surface, tellSurface, type Where } from "./surface.ts";
import { toAction } from "./to-action.ts";

const PRESSED: ReadonlySet<unknown> = new Set(["button", "feedback_buttons", "icon_button"]);

/** What was done, and whether the app acked in time; it was told of `actionTs`. */
export interface Acted {
  readonly acked: boolean;
  readonly actionTs: string;
}

type Aim = Where & WantedElement & { readonly user: string };

/** What people do with the elements of messages and views. What cannot be done throws. */
export interface Acting {
  /** Presses a button, or one of a pair of feedback buttons by its `value`. */
  click(press: Aim): Promise<Acted>;
  /**
   * Sets an element: options by their values, people and channels by id, dates and texts as they are; an
   * empty list clears it. Undefined where Slack tells nobody, as for an input that is submitted later.
   */
  choose(choice: Aim & { readonly values: readonly string[] }): Promise<Acted | undefined>;
  /** Types into an external select; what the app offers can then be chosen. */
  suggest(typed: Aim & { readonly query: string }): Promise<readonly Option[]>;
}

export function createActing(desk: Desk): Acting {
  const { workspace, delivery, responseUrls, triggers, views } = desk;
  const suggested = new Map<string, readonly Option[]>();

  function find(aim: Aim): { surface: Surface; found: FoundElement; person: PersonSeed } {
    const person = personAt(aim.user, workspace);
    const surface = findSurface(aim, aim.user, desk);
    const { blocks = [] } = surface.kind === "view" ? surface.view : surface.message;
    const found = findElement(blocks, aim);
    if (found === undefined) throw new Error(`${aim.user} sees no ${aim.actionId} there.`);
    return { surface, found, person };
  }

  async function send(
    { surface, found, person }: ReturnType<typeof find>,
    done: { readonly value?: string | undefined; readonly chosen?: Values[string][string] },
  ): Promise<Acted> {
    const actionTs = workspace.nextTs();
    const payload = {
      type: "block_actions",
      ...aboutPerson(person, desk),
      ...tellSurface(surface),
      ...(surface.kind === "view" ? {} : toldInMessages(surface, found, person, done.chosen)),
      trigger_id: triggers.mint(person.id),
      actions: [toAction(found, { actionTs, ...done })],
    };
    const { acked } = await delivery.interaction({ type: "interactive", payload });
    return { acked, actionTs };
  }

  function toldInMessages(
    surface: Extract<Surface, { kind: "message" }>,
    found: FoundElement,
    person: PersonSeed,
    chosen: Values[string][string] | undefined,
  ) {
    const { channel, message, isEphemeral } = surface;
    const occasion = { channel: channel.id, user: person.id, message, isEphemeral };
    const held = { [found.blockId]: { [found.actionId]: chosen ?? {} } };
    const values = valuesIn(message.blocks ?? [], held);
    return { state: { values }, response_url: responseUrls.open(occasion) };
  }

  const keyOf = ({ blockId, actionId }: FoundElement) => `${blockId} ${actionId}`;

  return {
    async click(press) {
      const target = find(press);
      const { type } = target.found.element;
      if (!PRESSED.has(type)) throw new Error(`A ${type} cannot be pressed.`);
      return send(target, { value: press.value });
    },
    async choose({ values, ...aim }) {
      const target = find(aim);
      const { surface, found } = target;
      const chosen = chosenValue(found.element, values, suggested.get(keyOf(found)));
      if (surface.kind === "message") return send(target, { chosen });
      const { state, blocks } = surface.view;
      const block = { ...state.values[found.blockId], [found.actionId]: chosen };
      const held = valuesIn(blocks, { ...state.values, [found.blockId]: block });
      const view = views.fill(aim.user, surface.view, held);
      if (found.block.type === "input" && found.block.dispatch_action !== true) return undefined;
      return send({ ...target, surface: { kind: "view", view } }, { chosen });
    },
    async suggest({ query, ...aim }) {
      const { surface, found, person } = find(aim);
      const options = await suggest({ surface, found, person, query }, desk);
      suggested.set(keyOf(found), options);
      return options;
    },
  };
}
