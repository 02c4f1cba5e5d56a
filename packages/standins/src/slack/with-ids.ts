import { mintElementId } from "./mint.ts";
import type { Block } from "./schema.ts";

/** Slack names the blocks and interactive elements that come without a name. */
export function withIds(block: Block): Block {
  const { elements, element, accessory } = block;
  return {
    block_id: mintElementId(),
    ...block,
    ...(block.type === "actions" && Array.isArray(elements)
      ? { elements: elements.map(withActionId) }
      : {}),
    ...(element === undefined ? {} : { element: withActionId(element) }),
    ...(accessory === undefined ? {} : { accessory: withActionId(accessory) }),
  };
}

function withActionId(element: unknown): unknown {
  if (typeof element !== "object" || element === null) return element;
  if ("type" in element && element.type === "image") return element;
  return { action_id: mintElementId(), ...element };
}
