import type { Caller } from "@lynceus/argocd-mcp";
import type { McpServerConfig } from "./config.ts";

/** Whoever runs the server. */
export function localCaller({ localUser }: Pick<McpServerConfig, "localUser">): Caller {
  const { name, projects } = localUser;
  return {
    principal: { kind: "person", id: `local:${name}`, name, groups: [], projects: [...projects] },
  };
}
