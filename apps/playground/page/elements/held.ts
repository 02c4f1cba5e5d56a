import { createContext, useContext, useState } from "react";
import type { Json } from "../blocks/block.ts";
import { ActContext, type Aim } from "./act.ts";

/** What has been filled in since a view was opened, by block and action id. */
export interface Form {
  /** What Slack holds for an element; undefined where it holds nothing yet. */
  held(key: string): Json | undefined;
  readonly filled: Readonly<Record<string, readonly string[]>>;
  fill(key: string, values: readonly string[]): void;
}

/** Absent in messages. */
export const FormContext = createContext<Form | undefined>(undefined);
/** Whether elements wait for the form to be submitted. */
export const WaitsContext = createContext(false);

export const keyOf = ({ blockId = "", actionId }: Aim): string => `${blockId} ${actionId}`;

const FIELD = /^(initial|selected)_|^value$/;

/** An element's value, begun with or held, as the plain values that it is set by. */
export function valuesOf(held: Json | undefined): readonly string[] {
  const [, value] = Object.entries(held ?? {}).find(([name]) => FIELD.test(name)) ?? [];
  return [value].flat().flatMap((one: unknown) => {
    if (typeof one === "string" || typeof one === "number") return one === "" ? [] : [`${one}`];
    const { value: chosen } = (one ?? {}) as { readonly value?: unknown };
    return typeof chosen === "string" ? [chosen] : [];
  });
}

export interface Held {
  readonly values: readonly string[];
  readonly problem: string;
  set(values: readonly string[]): void;
}

/** What an element holds, and how it is set: at once where the app is told, else when the form goes. */
export function useHeld(element: Json, aim: Aim): Held {
  const form = useContext(FormContext);
  const waits = useContext(WaitsContext);
  const act = useContext(ActContext);
  const [own, setOwn] = useState<readonly string[]>();
  const [problem, setProblem] = useState("");
  const key = keyOf(aim);
  const values = form?.filled[key] ?? own ?? valuesOf(form?.held(key) ?? element);
  return {
    values,
    problem,
    set(next) {
      if (form === undefined) setOwn(next);
      else form.fill(key, next);
      if (waits || act === undefined) return;
      setProblem("");
      act
        .choose(aim, next)
        .catch((error: unknown) =>
          setProblem(error instanceof Error ? error.message : String(error)),
        );
    },
  };
}
