import type { Caller } from "@lynceus/argocd-mcp";
import type { ProjectScope } from "@lynceus/contract";

/** A person as the guarded door knows them: whoever runs the server, or the holder of one of its tokens. */
export function toCaller(
  by: "local" | "mcp",
  { name, projects }: { readonly name: string; readonly projects: ProjectScope },
): Caller {
  return {
    principal: { kind: "person", id: `${by}:${name}`, name, groups: [], projects: [...projects] },
  };
}
