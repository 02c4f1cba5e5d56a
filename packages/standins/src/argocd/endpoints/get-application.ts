import { type Answer, type Call, ok } from "../answer.ts";
import { ApiError } from "../api-error.ts";
import { findApplication } from "../find-application.ts";
import { at, withKey } from "../json.ts";
import { wantedProjects } from "./list-applications.ts";

/** `GET /api/v1/applications/{name}`; `refresh`, even empty, is a reconciliation that watchers hear of. */
export function getApplication(call: Call): Answer {
  const projects = wantedProjects(call);
  if (projects.length > 1) {
    throw new ApiError(
      "InvalidArgument",
      "multiple projects specified - the get endpoint accepts either zero or one project",
    );
  }
  const found = findApplication(call, { project: projects[0] ?? "" });
  if (!call.query.has("refresh")) return ok(found.full);
  const reconciledAt = `${new Date(call.world.now()).toISOString().slice(0, 19)}Z`;
  const status = withKey(at(found.full, "status") ?? {}, "reconciledAt", reconciledAt);
  return ok(call.world.change("MODIFIED", withKey(found.full, "status", status)));
}
