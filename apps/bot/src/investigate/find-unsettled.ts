import type { Investigation, Store } from "@lynceus/store";

/** An investigation that has not ended; undefined when it has, or when there is none of that id. */
export async function findUnsettled(
  id: string,
  { investigations }: Pick<Store, "investigations">,
): Promise<Investigation | undefined> {
  const kept = await investigations.get(id);
  return kept?.status === "done" || kept?.status === "stopped" ? undefined : kept;
}
