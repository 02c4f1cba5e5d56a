import type { Authorise, CallRequest, Decision } from "./call.ts";
import { canSee } from "./can-see.ts";

/**
 * The policy that needs no configuration: whatever no rule allows is denied; reads are allowed
 * within the principal's projects; writes are denied.
 */
export function createScopePolicy(): Authorise {
  return (request) => {
    switch (request.access) {
      case "read":
        return decideRead(request);
      case "write":
        return {
          effect: "deny",
          policy: "no-writes",
          reason: `${request.tool} would change something, and changes need an approval, which cannot be given yet. Nothing was done.`,
        };
      default:
        return denied("default-deny", "Only reads and writes are known. Nothing was done.");
    }
  };
}

function decideRead({ principal, target }: CallRequest): Decision {
  if (principal.projects.length === 0) {
    return denied(
      "project-scope",
      `No project is open to ${principal.name}. Whoever runs this bot can open one in lynceus.yaml: for a channel under \`channels\`, for direct messages under \`teams\`.`,
    );
  }
  if (target !== undefined && !canSee(principal, target)) {
    return denied("project-scope", "This is not among the projects that you may see.");
  }
  return { effect: "allow", policy: "project-scope" };
}

function denied(policy: string, reason: string): Decision {
  return { effect: "deny", policy, reason };
}
