import { z } from "zod";

/** What a drawer shows, so that a click in it is worked like one on the button that opened it. */
export const DrawerState = z.object({
  channel: z.string(),
  threadTs: z.string(),
  actionId: z.string(),
  value: z.string(),
});
export type DrawerState = z.infer<typeof DrawerState>;

/** From a modal's `private_metadata`; undefined when that is not ours. */
export function readDrawerState(text: string): DrawerState | undefined {
  try {
    return DrawerState.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
