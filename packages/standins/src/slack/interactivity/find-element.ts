import type { Block } from "../schema.ts";

/** An interactive element as it stands in a message or view, with the block it stands in. */
export interface FoundElement {
  readonly actionId: string;
  readonly blockId: string;
  readonly block: Block;
  readonly element: Readonly<Record<string, unknown>>;
}

export interface WantedElement {
  readonly actionId: string;
  readonly blockId?: string | undefined;
  /** Tells elements with one action id apart. */
  readonly value?: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function* elementsIn(value: unknown, block: Json): Generator<FoundElement> {
  if (Array.isArray(value)) {
    for (const item of value) yield* elementsIn(item, block);
    return;
  }
  if (!isObject(value)) return;
  if (typeof value.type === "string" && typeof value.action_id === "string") {
    const blockId = String(block.block_id ?? "");
    yield { actionId: value.action_id, blockId, block, element: value };
    return;
  }
  const within = typeof value.block_id === "string" ? value : block;
  for (const nested of Object.values(value)) yield* elementsIn(nested, within);
}

function hasValue(element: Json, value: string): boolean {
  const { positive_button, negative_button } = element;
  return [element, positive_button, negative_button].some(
    (part) => isObject(part) && part.value === value,
  );
}

/** The element that somebody means; undefined when there is none like it. */
export function findElement(
  blocks: readonly Block[],
  wanted: WantedElement,
): FoundElement | undefined {
  return [...elementsIn(blocks, {})].find(
    ({ actionId, blockId, element }) =>
      actionId === wanted.actionId &&
      (wanted.blockId === undefined || blockId === wanted.blockId) &&
      (wanted.value === undefined || hasValue(element, wanted.value)),
  );
}
