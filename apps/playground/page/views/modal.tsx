import type { View } from "@lynceus/standins";
import { type FormEvent, useContext, useMemo, useRef, useState } from "react";
import { type Block, type Json, wordsOf } from "../blocks/block.ts";
import { Content } from "../blocks/content.tsx";
import { ActContext, useAct } from "../elements/act.ts";
import { type Form, FormContext, keyOf, valuesOf } from "../elements/held.ts";
import { Icon } from "../icons.tsx";
import { NamesContext } from "../markup/names.ts";
import { Dialog } from "../overlays/dialog.tsx";
import { send } from "../state/send.ts";
import { RefusalContext } from "./refusal.ts";

const REQUIRED = "Please fill in this field.";

type Errors = Readonly<Record<string, string>>;

/** The fields of a form that are empty and may not be, or are too short. */
function wantingIn(blocks: readonly Block[], form: Form): Errors {
  return Object.fromEntries(
    blocks.flatMap(({ type, block_id: blockId = "", optional, element = {} }) => {
      if (type !== "input") return [];
      const key = keyOf({ blockId, actionId: element.action_id ?? "" });
      const values = form.filled[key] ?? valuesOf(form.held(key) ?? element);
      if (values.length === 0) return optional === true ? [] : [[blockId, REQUIRED]];
      const { min_length: least = 0 } = element;
      if ((values[0] ?? "").length >= least) return [];
      return [[blockId, `Please write at least ${least} characters.`]];
    }),
  );
}

/** What goes to Slack with the form: fields that still stand in it. */
function filledIn(blocks: readonly Block[], filled: Form["filled"]) {
  return blocks.flatMap(({ type, block_id: blockId = "", element }) => {
    const actionId = element?.action_id ?? "";
    const values = filled[keyOf({ blockId, actionId })];
    if (type !== "input" || values === undefined) return [];
    return [{ blockId, actionId, values: [...values] }];
  });
}

/** The modal in front: filled in, handed in, closed; what the app refuses is said at the field. */
export function Modal({
  view,
  depth,
  refused,
}: {
  readonly view: View;
  /** How many modals lie below it. */
  readonly depth: number;
  /** What the app found wrong last. */
  readonly refused: Errors;
}) {
  const { me: user } = useContext(NamesContext);
  const [filled, setFilled] = useState<Form["filled"]>({});
  const [wanting, setWanting] = useState<Errors>({});
  const [state, setState] = useState<"idle" | "waiting">("idle");
  const [problem, setProblem] = useState("");
  const body = useRef<HTMLDivElement>(null);
  const act = useAct("modal");
  const blocks = view.blocks as readonly Block[];
  const form = useMemo<Form>(
    () => ({
      filled,
      held(key) {
        const [blockId = "", actionId = ""] = key.split(" ");
        return view.state.values[blockId]?.[actionId] as Json | undefined;
      },
      fill: (key, values) => setFilled((before) => ({ ...before, [key]: values })),
    }),
    [filled, view],
  );

  function showFirst(errors: Errors) {
    const [first] = Object.keys(errors);
    if (first === undefined) return;
    body.current
      ?.querySelector(`[data-block="${CSS.escape(first)}"]`)
      ?.querySelector<HTMLElement>("input, textarea, select, button")
      ?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (state === "waiting") return;
    const missing = wantingIn(blocks, form);
    setWanting(missing);
    setProblem("");
    if (Object.keys(missing).length > 0) return showFirst(missing);
    setState("waiting");
    try {
      const { errors } = await send({ do: "submit", user, filled: filledIn(blocks, filled) });
      if (errors !== undefined) showFirst(errors);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setState("idle");
    }
  }

  const close = () => void send({ do: "dismiss", user }).catch(() => undefined);
  return (
    <Dialog
      title={wordsOf(view.title)}
      className="modal"
      onClose={close}
      leading={
        depth > 0 && (
          <button type="button" className="icon-button" aria-label="Back" onClick={close}>
            <Icon name="back" />
          </button>
        )
      }
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <div ref={body} className="dialog-body content">
          <ActContext value={act}>
            <FormContext value={form}>
              <RefusalContext value={{ ...refused, ...wanting }}>
                <Content text="" blocks={blocks} />
              </RefusalContext>
            </FormContext>
          </ActContext>
          {problem !== "" && (
            <p role="alert" className="failed">
              {problem}
            </p>
          )}
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button button-default" onClick={close}>
            {wordsOf(view.close ?? undefined) || "Close"}
          </button>
          {view.submit !== null && (
            <button
              type="submit"
              className="button button-primary"
              data-state={state}
              aria-busy={state === "waiting"}
            >
              {wordsOf(view.submit) || "Submit"}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
