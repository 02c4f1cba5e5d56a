import { pointer } from "./tell-issue.ts";

interface Named {
  readonly type: string;
  readonly block_id?: string | undefined;
}

/** Block ids are unique in a message, action ids in their block. */
export function findTwice(
  blocks: readonly Named[],
  [argument, ...within]: readonly [argument: string, ...within: string[]],
): readonly string[] {
  const at = (path: readonly PropertyKey[]) => pointer(argument, [...within, ...path]);
  const blockIds = new Set<string>();
  return blocks.flatMap((block, index) => {
    const { block_id } = block;
    const twice = block_id !== undefined && blockIds.has(block_id);
    if (block_id !== undefined) blockIds.add(block_id);
    return [
      ...(twice ? [`\`block_id\` "${block_id}" already exists ${at([index, "block_id"])}`] : []),
      ...(block.type === "actions"
        ? findTwiceWithin(elementsOf(block), (path) => at([index, "elements", ...path]))
        : []),
    ];
  });
}

function findTwiceWithin(
  elements: readonly { readonly action_id?: string | undefined }[],
  pointTo: (path: readonly PropertyKey[]) => string,
): readonly string[] {
  const seen = new Set<string>();
  return elements.flatMap(({ action_id }, index) => {
    if (action_id === undefined) return [];
    const at = pointTo([index, "action_id"]);
    if (seen.has(action_id)) return [`\`action_id\` "${action_id}" already exists ${at}`];
    seen.add(action_id);
    return [];
  });
}

function elementsOf(block: object): readonly { readonly action_id?: string | undefined }[] {
  return "elements" in block && Array.isArray(block.elements) ? block.elements : [];
}
