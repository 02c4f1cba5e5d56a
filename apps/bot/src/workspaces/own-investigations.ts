import type { Investigations } from "../investigate/create-investigations.ts";
import type { Workspace } from "./workspace.ts";

/** A workspace's own investigations: others' are not there, whatever id a button carries. */
export function ownInvestigations(
  all: Investigations,
  { team, scope }: Pick<Workspace, "team" | "scope">,
): Investigations {
  const find = async (id: string) => {
    const found = await all.find(id);
    return found?.request.thread.team === team ? found : undefined;
  };
  return {
    ...all,
    begin: (id, request) => all.begin(`${scope}${id}`, request),
    find,
    stop: async (id, by) => (await find(id)) !== undefined && all.stop(id, by),
    async rate(id, user, verdict) {
      if ((await find(id)) !== undefined) await all.rate(id, user, verdict);
    },
  };
}
