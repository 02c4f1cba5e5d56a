import { z } from "zod";

/** The app was removed from a workspace, or its bot's token taken back there. */
const Uninstalled = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  team_id: z.string(),
  event: z.union([
    z.object({ type: z.literal("app_uninstalled") }),
    z.object({
      type: z.literal("tokens_revoked"),
      tokens: z.object({ bot: z.array(z.string()).min(1) }),
    }),
  ]),
});

/** The workspace that the app is gone from, with the event that says so. */
export function readUninstalled(
  body: unknown,
): { readonly team: string; readonly eventId: string } | undefined {
  const { data } = Uninstalled.safeParse(body);
  return data && { team: data.team_id, eventId: data.event_id };
}
