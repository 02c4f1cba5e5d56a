import { z } from "zod";

const named = z.object({ id: z.string() });
const Delivered = z.object({
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).nullish(),
  team_id: z.string().nullish(),
  team: named.nullish(),
  user: z.object({ team_id: z.string().nullish() }).nullish().catch(undefined),
  view: z.object({ app_installed_team_id: z.string().nullish() }).nullish(),
});

/**
 * The workspace whose installation of the app something was delivered to. In a channel that companies share
 * `team_id` is the author's; `authorizations` says whose app hears it.
 */
export function teamOf(body: unknown): string | undefined {
  const { data } = Delivered.safeParse(body);
  if (data === undefined) return undefined;
  const { authorizations, team_id, team, user, view } = data;
  return (
    authorizations?.[0]?.team_id ??
    view?.app_installed_team_id ??
    team_id ??
    team?.id ??
    user?.team_id ??
    undefined
  );
}
