import { type Answer, type Call, ok } from "../answer.ts";
import { ApiError } from "../api-error.ts";

const actions = ["get", "create", "update", "delete", "sync", "override", "action", "invoke"];
const resources = [
  "clusters",
  "projects",
  "applications",
  "applicationsets",
  "repositories",
  "write-repositories",
  "certificates",
  "accounts",
  "gpgkeys",
  "logs",
  "exec",
  "extensions",
];
const ofProjects = new Set(["projects", "applications", "applicationsets", "logs", "exec"]);

/** `GET /api/v1/account/can-i/{resource}/{action}/{subresource}`: the presented token's own rights. */
export function canI(call: Call): Answer {
  const { resource = "", action = "", subresource = "" } = call.path;
  for (const [known, word] of [
    [actions, action],
    [resources, resource],
  ] as const) {
    if (known.includes(word)) continue;
    throw new ApiError("InvalidArgument", `[${known.join(" ")}] does not contain ${word}`);
  }
  const project = subresource.split("/")[0] ?? "";
  const allowed = !ofProjects.has(resource) || call.account.maySee(project);
  return ok({ value: allowed ? "yes" : "no" });
}
